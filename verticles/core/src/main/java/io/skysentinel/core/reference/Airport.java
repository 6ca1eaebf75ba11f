package io.skysentinel.core.reference;

import io.skysentinel.core.geo.Vec3;
import java.util.List;

/**
 * A place with at least one paved runway.
 *
 * @param ident the ICAO code where there is one: {@code KJFK}
 * @param country ISO 3166 code
 * @param runways every runway twice, once per direction
 */
public record Airport(
    String ident,
    Size size,
    Vec3 position,
    double latDeg,
    double lonDeg,
    double elevationM,
    String country,
    List<RunwayEnd> runways) {

  /** What kind of traffic comes. */
  public enum Size {
    /** A hub of airlines. */
    LARGE,
    /** Airlines come by. */
    SCHEDULED,
    /** Business aircraft, no airlines. */
    BUSINESS,
    /** A field for light aircraft. */
    SMALL
  }

  public Airport {
    runways = List.copyOf(runways);
  }

  /** Whether airlines serve it. */
  public boolean hasAirlines() {
    return size == Size.LARGE || size == Size.SCHEDULED;
  }

  /** The length of the longest runway. */
  public double longestRunwayM() {
    double longest = 0;
    for (RunwayEnd end : runways) {
      longest = Math.max(longest, end.lengthM());
    }
    return longest;
  }
}
