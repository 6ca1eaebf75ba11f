package io.skysentinel.history.flight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The flights that an aircraft's time in the air is: one for each callsign that it had for a while.
 * What was heard under none, or under one that did not last, or within the time of another, belongs
 * to the flight that it lies in or nearest to.
 */
final class FlightsOfAirTime {
  private static final long LASTS_MS = 60_000;

  private static final Comparator<FlightPart> LONGEST =
      Comparator.comparing(FlightPart::hasCallsign)
          .thenComparingLong(FlightPart::lengthMs)
          .thenComparingLong(FlightPart::updates)
          .reversed()
          .thenComparing(FlightPart::callsign);

  private static final Comparator<FlightPart> EARLIEST =
      Comparator.comparingLong(FlightPart::firstMs)
          .thenComparingLong(FlightPart::lastMs)
          .thenComparing(FlightPart::callsign);

  private FlightsOfAirTime() {}

  static List<Flight> of(AirTime time) {
    List<FlightPart> named = named(time.parts().values());
    List<List<FlightPart>> members = new ArrayList<>();
    named.forEach(main -> members.add(new ArrayList<>(List.of(main))));
    time.parts().values().stream()
        .filter(part -> !named.contains(part))
        .sorted(LONGEST)
        .forEach(part -> members.get(nearest(part, named)).add(part));
    List<Flight> flights = new ArrayList<>();
    FlightPart latest =
        named.stream().max(Comparator.comparingLong(FlightPart::lastMs)).orElseThrow();
    for (int i = 0; i < named.size(); i++) {
      FlightPart main = named.get(i);
      long from = i == 0 ? time.firstMs() : main.firstMs();
      long to = main.equals(latest) ? time.lastMs() : main.lastMs();
      flights.add(flight(time, from, to, members.get(i)));
    }
    return flights;
  }

  /** Those that flights are named for, the earliest first; one at least. */
  private static List<FlightPart> named(Collection<FlightPart> parts) {
    List<FlightPart> named = new ArrayList<>();
    for (FlightPart part : parts.stream().sorted(LONGEST).toList()) {
      boolean isOne =
          part.hasCallsign()
              && part.lengthMs() >= LASTS_MS
              && named.stream().noneMatch(longer -> longer.contains(part));
      if (named.isEmpty() || isOne) {
        named.add(part);
      }
    }
    named.sort(EARLIEST);
    return named;
  }

  private static int nearest(FlightPart part, List<FlightPart> named) {
    int nearest = 0;
    for (int i = 1; i < named.size(); i++) {
      if (named.get(i).overlapMs(part) > named.get(nearest).overlapMs(part)) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static Flight flight(AirTime time, long fromMs, long toMs, List<FlightPart> members) {
    FlightPart whole = members.get(0);
    for (FlightPart more : members.subList(1, members.size())) {
      whole = whole.with(more);
    }
    long from = fromMs == time.firstMs() ? Long.MIN_VALUE : Math.floorDiv(fromMs, 1000);
    long to = toMs == time.lastMs() ? Long.MAX_VALUE : -Math.floorDiv(-toMs, 1000);
    List<FlightPoint> path =
        time.path().stream().filter(at -> at.second() >= from && at.second() <= to).toList();
    return new Flight(time, fromMs, toMs, whole, members, path);
  }
}
