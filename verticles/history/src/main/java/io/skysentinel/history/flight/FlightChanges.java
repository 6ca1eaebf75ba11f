package io.skysentinel.history.flight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What becomes of the flights that are known once more was heard.
 *
 * @param written new flights, and those that are known with what is new of them
 * @param removed the ids of those that are a part of another one now
 * @param named callsigns that a flight has and did not have before, and when it was heard last
 */
public record FlightChanges(
    List<FlightWrite> written, List<Long> removed, Map<String, Long> named) {

  public FlightChanges {
    written = List.copyOf(written);
    removed = List.copyOf(removed);
    named = Map.copyOf(named);
  }

  /**
   * What changes.
   *
   * @param known all flights of each time in the air that lies within a silence of what was heard
   */
  public static FlightChanges of(List<KnownFlight> known, List<AirTime> heard) {
    Map<String, List<KnownFlight>> knownOf = new HashMap<>();
    known.forEach(flight ->
        knownOf.computeIfAbsent(flight.made().icao24(), anew -> new ArrayList<>()).add(flight));
    Map<String, List<AirTime>> heardOf = new TreeMap<>();
    heard.forEach(
        time -> heardOf.computeIfAbsent(time.icao24(), anew -> new ArrayList<>()).add(time));
    List<FlightWrite> written = new ArrayList<>();
    List<Long> removed = new ArrayList<>();
    heardOf.forEach(
        (icao24, times) -> add(knownOf.getOrDefault(icao24, List.of()), times, written, removed));
    return new FlightChanges(written, removed, named(known, written));
  }

  private static Map<String, Long> named(List<KnownFlight> known, List<FlightWrite> written) {
    Map<Long, String> before = new HashMap<>();
    known.forEach(flight -> before.put(flight.id(), flight.callsign()));
    Map<String, Long> named = new HashMap<>();
    for (FlightWrite write : written) {
      String callsign = write.flight().whole().callsign();
      if (!callsign.equals(before.get(write.id()))) {
        named.merge(callsign, write.flight().lastMs(), Math::max);
      }
    }
    return named;
  }

  private static void add(
      List<KnownFlight> known, List<AirTime> heard, List<FlightWrite> written, List<Long> removed) {
    List<AirTime> all = new ArrayList<>(heard);
    known.forEach(flight -> all.add(flight.made()));
    for (AirTime time : AirTime.joined(all)) {
      if (heard.stream().anyMatch(piece -> lies(piece, time))) {
        List<KnownFlight> before = new ArrayList<>();
        known.stream().filter(flight -> lies(flight.made(), time)).forEach(before::add);
        written.addAll(placed(FlightsOfAirTime.of(time.simplified()), before));
        before.forEach(flight -> removed.add(flight.id()));
      }
    }
  }

  private static boolean lies(AirTime piece, AirTime time) {
    return piece.firstMs() >= time.firstMs() && piece.lastMs() <= time.lastMs();
  }

  /** Each in a row that is there: of its callsign first, so that a flight stays in its row. */
  private static List<FlightWrite> placed(List<Flight> flights, List<KnownFlight> free) {
    long[] ids = new long[flights.size()];
    for (int i = 0; i < ids.length; i++) {
      String callsign = flights.get(i).whole().callsign();
      ids[i] = taken(free, row -> row.callsign().equals(callsign));
    }
    List<FlightWrite> placed = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      long id = ids[i] == FlightWrite.NEW ? taken(free, row -> true) : ids[i];
      placed.add(new FlightWrite(id, flights.get(i)));
    }
    return placed;
  }

  private static long taken(List<KnownFlight> free, Predicate<KnownFlight> isFit) {
    for (KnownFlight row : free) {
      if (isFit.test(row)) {
        free.remove(row);
        return row.id();
      }
    }
    return FlightWrite.NEW;
  }
}
