package io.skysentinel.history.flight;

import io.skysentinel.core.detect.runway.Field;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.reference.ReferenceData;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a flight came from and where it went: as a feed told it, else the airport that it was first
 * or last heard low over and near.
 */
public final class FlightEnds {
  /** Above the airport: higher, nobody knows where it goes on to. */
  private static final double HIGHEST_M = 1_000;

  /** So far away at its height: where it was heard, and 3° of glide from there. */
  private static final double NEAR_M = 5_000;

  private static final double METRES_PER_METRE = 19;

  /** No airport lies higher. */
  private static final double HIGHEST_AIRPORT_M = 4_500;

  private final Supplier<Runways> airports;

  /** They come with the program and are read on first use, which takes a moment. */
  private static final class World {
    static final Runways RUNWAYS = Runways.of(ReferenceData.airports());
  }

  FlightEnds(Supplier<Runways> airports) {
    this.airports = airports;
  }

  /** At the airports that the program knows. */
  public static FlightEnds ofTheWorld() {
    return new FlightEnds(() -> World.RUNWAYS);
  }

  public @Nullable String origin(Flight flight) {
    String told = flight.origin();
    return told == null ? airport(flight.first()) : told;
  }

  public @Nullable String destination(Flight flight) {
    String told = flight.destination();
    return told == null ? airport(flight.last()) : told;
  }

  private @Nullable String airport(@Nullable FlightPoint end) {
    if (end == null
        || end.height() == FlightPoint.NO_HEIGHT
        || end.height() > HIGHEST_AIRPORT_M + HIGHEST_M) {
      return null;
    }
    Field nearest = airports.get().nearest(end.lat(), end.lon());
    if (nearest == null) {
      return null;
    }
    double above = end.height() - nearest.elevationM();
    double away = Sphere.distanceM(end.lat(), end.lon(), nearest.lat(), nearest.lon());
    boolean isThere = above <= HIGHEST_M && away <= NEAR_M + Math.max(0, above) * METRES_PER_METRE;
    return isThere ? nearest.ident() : null;
  }
}
