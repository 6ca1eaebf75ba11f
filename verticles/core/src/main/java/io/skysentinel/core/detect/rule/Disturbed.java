package io.skysentinel.core.detect.rule;

import io.skysentinel.core.detect.runway.Flat;
import java.util.ArrayDeque;
import java.util.Iterator;

/** Where positions went wrong lately: disturbed navigation befalls many aircraft of a region. */
public final class Disturbed {
  private static final long MEMORY_MS = 300_000;
  private static final int MOST = 512;
  private static final double REGION_M = 300_000;

  private final ArrayDeque<Place> places = new ArrayDeque<>();

  private record Place(String icao24, long ms, double lat, double lon) {}

  /** Notes where an aircraft was when its position went wrong. */
  void note(String icao24, long ms, double lat, double lon) {
    places.removeIf(place -> place.icao24().equals(icao24) || ms - place.ms() > MEMORY_MS);
    if (places.size() == MOST) {
      places.removeFirst();
    }
    places.addLast(new Place(icao24, ms, lat, lon));
  }

  /** How many others went wrong near there in the last five minutes. */
  int others(String icao24, long ms, double lat, double lon) {
    int others = 0;
    for (Iterator<Place> all = places.descendingIterator(); all.hasNext(); ) {
      Place place = all.next();
      boolean isOther = !place.icao24().equals(icao24) && ms - place.ms() <= MEMORY_MS;
      others += isOther && Flat.distanceM(lat, lon, place.lat(), place.lon()) < REGION_M ? 1 : 0;
    }
    return others;
  }
}
