package io.skysentinel.platform.log;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;

/**
 * What is wrong with something that several roles of a node wait for, each by itself: the first to
 * see it says so for all. Any thread.
 */
final class NodeTrouble {
  private final LocalMap<String, String> told;
  private final String of;

  /**
   * @param of what they wait for
   */
  NodeTrouble(Vertx vertx, String of) {
    this.told = vertx.sharedData().getLocalMap("skysentinel.trouble");
    this.of = of;
  }

  /** It does not work, who knows why: whether nobody on this node has said so yet. */
  boolean begins() {
    return told.putIfAbsent(of, "") == null;
  }

  /** It does not work, and this is why: whether nobody on this node has said so yet. */
  boolean isNews(String why) {
    return !why.equals(told.put(of, why));
  }

  /** It works: whether somebody said that it did not, and nobody that it does again. */
  boolean ends() {
    return told.remove(of) != null;
  }
}
