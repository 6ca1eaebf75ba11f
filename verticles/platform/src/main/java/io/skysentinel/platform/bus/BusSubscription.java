package io.skysentinel.platform.bus;

import io.vertx.core.Future;

/** A listener on the bus, until it is cancelled. */
@FunctionalInterface
public interface BusSubscription {

  /** Completes when nothing more will be delivered. */
  Future<Void> cancel();
}
