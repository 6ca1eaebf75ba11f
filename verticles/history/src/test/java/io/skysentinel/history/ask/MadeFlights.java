package io.skysentinel.history.ask;

import io.skysentinel.history.search.AircraftPast;
import io.skysentinel.history.search.DayCount;
import io.skysentinel.history.search.FlightPage;
import io.skysentinel.history.search.FlightSearch;
import io.skysentinel.history.search.Flights;
import io.skysentinel.history.search.FoundFlight;
import io.skysentinel.history.search.HourCount;
import io.skysentinel.history.search.SearchKey;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** One flight, whatever is looked for, and another one behind it. */
final class MadeFlights implements Flights {
  static final FoundFlight FLIGHT =
      new FoundFlight(
          7,
          "a1b2c3",
          "SWR12",
          1_767_323_044.5,
          1_767_330_000,
          "LSZH",
          null,
          "HB-JCA",
          "BCS3",
          "Switzerland",
          List.of("1000", "7000"),
          11_000.0,
          432.0,
          51.4775,
          -0.4614);

  @Override
  public Future<FlightPage> search(FlightSearch search) {
    return Future.succeededFuture(
        new FlightPage(List.of(FLIGHT), new SearchKey(false, FLIGHT.firstSeen(), FLIGHT.id())));
  }

  @Override
  public Future<List<DayCount>> days(long from, int days) {
    return Future.succeededFuture(List.of(new DayCount("2026-01-02", from, days, 2, 1)));
  }

  @Override
  public Future<List<HourCount>> hours(long from, int days) {
    return Future.succeededFuture(List.of(new HourCount(3, 12.5)));
  }

  @Override
  public Future<Optional<AircraftPast>> aircraft(String icao24) {
    return Future.succeededFuture(
        icao24.equals("a1b2c3")
            ? Optional.of(new AircraftPast(icao24, 1.5, 2, 3))
            : Optional.empty());
  }
}
