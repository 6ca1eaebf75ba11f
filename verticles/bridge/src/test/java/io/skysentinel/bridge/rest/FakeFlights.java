package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.Consumer;

/** Flights that a test sets. */
final class FakeFlights implements FlightSource, FlightsNow {
  volatile boolean ready = true;
  volatile List<Flight> flights = List.of();
  volatile long seq = 1;

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void now(Context context, Consumer<FlightsNow> taker) {
    context.runOnContext(unused -> taker.accept(this));
  }

  @Override
  public long t() {
    return 1000 + seq;
  }

  @Override
  public List<Stand> stands() {
    return List.of(new Stand(0, "e", seq));
  }

  @Override
  public List<Flight> flights(View view) {
    return flights.stream().filter(flight -> view.shows(flight.state())).toList();
  }
}
