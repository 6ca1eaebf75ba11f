package io.skysentinel.history.ask;

import io.skysentinel.history.search.AircraftPast;
import io.skysentinel.history.search.DayCount;
import io.skysentinel.history.search.FlightPage;
import io.skysentinel.history.search.FlightSearch;
import io.skysentinel.history.search.Flights;
import io.skysentinel.history.search.HourCount;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** The flights as clients ask for them, with failures in words. From any thread. */
final class AskedFlights implements Flights {
  private final Flights flights;
  private final Failures failures = new Failures();

  AskedFlights(Flights flights) {
    this.flights = flights;
  }

  @Override
  public Future<FlightPage> search(FlightSearch search) {
    return failures.inWords(() -> flights.search(search));
  }

  @Override
  public Future<List<DayCount>> days(long from, int days) {
    return failures.inWords(() -> flights.days(from, days));
  }

  @Override
  public Future<List<HourCount>> hours(long from, int days) {
    return failures.inWords(() -> flights.hours(from, days));
  }

  @Override
  public Future<Optional<AircraftPast>> aircraft(String icao24) {
    return failures.inWords(() -> flights.aircraft(icao24));
  }
}
