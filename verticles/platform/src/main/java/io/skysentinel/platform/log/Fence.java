package io.skysentinel.platform.log;

import java.util.Set;

/** Makes the log refuse whatever else comes of writers, even if it is on its way already. */
@FunctionalInterface
public interface Fence {

  /** Returns when nothing more of them is taken; waits for the log. */
  void against(Set<String> writers);
}
