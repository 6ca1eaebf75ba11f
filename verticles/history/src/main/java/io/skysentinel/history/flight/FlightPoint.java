package io.skysentinel.history.flight;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.history.path.TimedPlace;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Where a flight was, as exactly as it is kept.
 *
 * @param second when, in Unix seconds
 * @param north in steps of 1e-5°, about a metre
 * @param east the same
 * @param height in metres, {@link #NO_HEIGHT} where it is not known
 */
public record FlightPoint(long second, int north, int east, int height)
    implements TimedPlace, Comparable<FlightPoint> {
  static final int NO_HEIGHT = Integer.MIN_VALUE;

  private static final double STEPS = 1e5;

  /** A position that is older is not where the aircraft was heard. */
  private static final double OLDEST_S = 60;

  private static final double FARTHEST_M = 1e6;

  private static final Comparator<FlightPoint> ORDER =
      Comparator.comparingLong(FlightPoint::second)
          .thenComparingInt(FlightPoint::north)
          .thenComparingInt(FlightPoint::east)
          .thenComparingInt(FlightPoint::height);

  /** Where an update says that its aircraft was when it was heard; null when it does not. */
  static @Nullable FlightPoint of(FlightState state) {
    double contact = state.lastContactUnix();
    double t = Double.isNaN(state.timePositionUnix()) ? contact : state.timePositionUnix();
    boolean isOnEarth = Math.abs(state.lat()) <= 90 && Math.abs(state.lon()) <= 180;
    return isOnEarth && Math.abs(contact - t) <= OLDEST_S
        ? new FlightPoint(
            Math.round(t), steps(state.lat()), steps(state.lon()), metres(heightOf(state)))
        : null;
  }

  /** Above the sea by the air's pressure, else above the ellipsoid. */
  static double heightOf(FlightState state) {
    double height = Double.isNaN(state.altitudeM()) ? state.geoAltitudeM() : state.altitudeM();
    return Math.abs(height) <= FARTHEST_M ? height : Double.NaN;
  }

  /** The 1° cell that it lies in: row by row from the south-west. */
  int cell() {
    int row = Math.min(179, Math.floorDiv(north, (int) STEPS) + 90);
    return row * 360 + Math.floorMod(Math.floorDiv(east, (int) STEPS) + 180, 360);
  }

  private static int steps(double degrees) {
    return (int) Math.rint(degrees * STEPS);
  }

  private static int metres(double height) {
    return Double.isNaN(height) ? NO_HEIGHT : (int) Math.rint(height);
  }

  @Override
  public double t() {
    return (double) second;
  }

  @Override
  public double lat() {
    return north / STEPS;
  }

  @Override
  public double lon() {
    return east / STEPS;
  }

  @Override
  public double altitudeM() {
    return height == NO_HEIGHT ? Double.NaN : height;
  }

  @Override
  public int compareTo(FlightPoint other) {
    return ORDER.compare(this, other);
  }
}
