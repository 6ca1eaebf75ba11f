package io.skysentinel.history;

import io.skysentinel.history.read.PastAwayException;
import io.skysentinel.history.search.AircraftPast;
import io.skysentinel.history.search.DayCount;
import io.skysentinel.history.search.FlightPage;
import io.skysentinel.history.search.FlightSearch;
import io.skysentinel.history.search.Flights;
import io.skysentinel.history.search.HourCount;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flights of a node, which can be asked for once its database is there. From any thread. */
final class NodeFlights implements Flights {
  private volatile @Nullable Flights known;

  /** From now on these are asked for. */
  void open(Flights flights) {
    known = flights;
  }

  @Override
  public Future<FlightPage> search(FlightSearch search) {
    return ask(flights -> flights.search(search));
  }

  @Override
  public Future<List<DayCount>> days(long from, int days) {
    return ask(flights -> flights.days(from, days));
  }

  @Override
  public Future<List<HourCount>> hours(long from, int days) {
    return ask(flights -> flights.hours(from, days));
  }

  @Override
  public Future<Optional<AircraftPast>> aircraft(String icao24) {
    return ask(flights -> flights.aircraft(icao24));
  }

  private <T> Future<T> ask(Function<Flights, Future<T>> question) {
    Flights asked = known;
    return asked == null ? Future.failedFuture(new PastAwayException()) : question.apply(asked);
  }
}
