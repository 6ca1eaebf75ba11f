package io.skysentinel.platform.bus;

import io.vertx.core.VertxOptions;

/** Where the bus of a clustered node listens for the other nodes. */
public final class BusBinding {
  private BusBinding() {}

  /** On {@code host}, which the others reach this node by. */
  public static void listenOn(VertxOptions options, String host) {
    options.getEventBusOptions().setHost(host);
  }
}
