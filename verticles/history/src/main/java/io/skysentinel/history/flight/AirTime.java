package io.skysentinel.history.flight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The time of an aircraft in the air without a long silence, which is one flight or, where it
 * changes its callsign, several. What lies within the silence of each other makes one, in whatever
 * order it comes.
 *
 * @param parts what was heard under each callsign, by that, and by the empty one what was heard
 *     under none
 * @param path where it was, in order
 */
public record AirTime(String icao24, Map<String, FlightPart> parts, List<FlightPoint> path) {
  /** Whoever is not heard in the air for longer has landed, or nobody knows. */
  static final long SILENCE_MS = 900_000;

  /** Who invents callsigns is not followed: what was heard under those least is under none then. */
  private static final int MOST_PARTS = 16;

  private static final Comparator<FlightPart> MOST_HEARD =
      Comparator.comparing(FlightPart::hasCallsign)
          .thenComparingLong(FlightPart::updates)
          .reversed()
          .thenComparing(FlightPart::callsign);

  /** When it was heard first, in Unix milliseconds. */
  public long firstMs() {
    return parts.values().stream().mapToLong(FlightPart::firstMs).min().orElseThrow();
  }

  /** When it was heard last, in Unix milliseconds. */
  public long lastMs() {
    return parts.values().stream().mapToLong(FlightPart::lastMs).max().orElseThrow();
  }

  /** Those of an aircraft, in any order, as few as they are; in order. */
  static List<AirTime> joined(List<AirTime> times) {
    List<AirTime> inOrder = new ArrayList<>(times);
    inOrder.sort(Comparator.comparingLong(AirTime::firstMs));
    List<AirTime> joined = new ArrayList<>();
    for (AirTime time : inOrder) {
      int last = joined.size() - 1;
      if (last >= 0 && time.firstMs() - joined.get(last).lastMs() <= SILENCE_MS) {
        joined.set(last, joined.get(last).with(time));
      } else {
        joined.add(time);
      }
    }
    return joined;
  }

  private AirTime with(AirTime other) {
    Map<String, FlightPart> all = new HashMap<>(parts);
    other.parts.forEach((callsign, part) -> all.merge(callsign, part, FlightPart::with));
    return new AirTime(icao24, bounded(all), FlightPath.union(path, other.path));
  }

  static Map<String, FlightPart> bounded(Map<String, FlightPart> parts) {
    if (parts.size() <= MOST_PARTS) {
      return parts;
    }
    Map<String, FlightPart> fewer = new HashMap<>();
    List<FlightPart> inOrder = parts.values().stream().sorted(MOST_HEARD).toList();
    for (int i = 0; i < inOrder.size(); i++) {
      FlightPart part = inOrder.get(i);
      String callsign = i < MOST_PARTS - 1 ? part.callsign() : "";
      fewer.merge(callsign, part.named(callsign), FlightPart::with);
    }
    return fewer;
  }

  /** With a path of few places. */
  AirTime simplified() {
    return new AirTime(icao24, parts, FlightPath.simplified(path));
  }
}
