package io.skysentinel.poller.ownership;

import java.util.Set;

/** Makes the log refuse whatever else comes of writers, even if it is on its way already. */
@FunctionalInterface
interface Fence {

  /** Returns when nothing more of them is taken; waits for the log, on the ownership's thread. */
  void against(Set<String> writers);
}
