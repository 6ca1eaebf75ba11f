package io.skysentinel.poller.ownership;

import io.vertx.core.Future;
import java.util.function.Predicate;

/** What the ownership wants of the feeds of its node. Called by the ownership's thread. */
public interface FeedsOfNode {

  /** Another look is needed at which feeds may run. */
  void changed();

  /** Ends these feeds. From when it completes, nothing of what they brought is sent. */
  Future<Void> forget(Predicate<String> feeds);

  /** Ends these feeds; true when all that they brought is in the log. */
  Future<Boolean> handOver(Predicate<String> feeds);
}
