package io.skysentinel.bridge.rest;

import io.vertx.core.Context;
import java.util.function.Consumer;

/** Where the answers come from. */
public interface FlightSource {

  /** Whether there is anything to show yet. */
  boolean isReady();

  /** Calls {@code taker} on {@code context} with what is known now. */
  void now(Context context, Consumer<FlightsNow> taker);
}
