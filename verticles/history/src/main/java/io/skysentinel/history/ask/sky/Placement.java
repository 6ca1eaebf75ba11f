package io.skysentinel.history.ask.sky;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.history.read.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * Where an aircraft was at an instant between two updates: on the shortest way from the one place
 * to the next. Who has no next place, or one that nothing could have reached, stays where it was:
 * beyond what was heard nothing is guessed.
 *
 * @param moved whether it is shown elsewhere than where it said to be
 */
public record Placement(Flight flight, boolean moved) {
  /** Faster than any aircraft that says where it is; what seems to be is a wrong position. */
  private static final double FASTEST_MPS = 1_200;

  private static final double DEGREES = 1e6;
  private static final double HUNDREDTHS = 100;

  /** Where it was at {@code t}, in Unix seconds. */
  public static Placement of(Sighting sighting, double t) {
    Told last = sighting.last();
    FlightState moved = between(last, sighting.next(), t);
    return moved == null
        ? new Placement(new Flight(last.state(), last.source().feed()), false)
        : new Placement(new Flight(moved, last.source().feed()), true);
  }

  private static @Nullable FlightState between(Told last, @Nullable Told next, double t) {
    if (next == null || !last.state().hasPosition() || !next.state().hasPosition()) {
      return null;
    }
    FlightState a = last.state();
    FlightState b = next.state();
    double from = placedAt(a);
    double to = placedAt(b);
    if (!(from < t && from < to)) {
      return null;
    }
    double way = Sphere.distanceM(a.lat(), a.lon(), b.lat(), b.lon());
    return way > FASTEST_MPS * (to - from) ? null : on(a, b, Math.min(t, to), from, to);
  }

  private static FlightState on(FlightState a, FlightState b, double t, double from, double to) {
    double part = (t - from) / (to - from);
    Vec3 place =
        Sphere.between(Vec3.ofDegrees(a.lat(), a.lon()), Vec3.ofDegrees(b.lat(), b.lon()), part);
    FlightStateBuilder state = new FlightStateBuilder().from(a);
    state.lat = rounded(place.latDeg(), DEGREES);
    state.lon = rounded(place.lonDeg(), DEGREES);
    state.altitudeM = between(a.altitudeM(), b.altitudeM(), part);
    state.geoAltitudeM = between(a.geoAltitudeM(), b.geoAltitudeM(), part);
    state.velocityMps = between(a.velocityMps(), b.velocityMps(), part);
    state.verticalRateMps = between(a.verticalRateMps(), b.verticalRateMps(), part);
    state.headingDeg = turned(a.headingDeg(), b.headingDeg(), part);
    state.timePositionUnix = t;
    return state.build();
  }

  /** When it was where it said to be. */
  static double placedAt(FlightState state) {
    return Double.isNaN(state.timePositionUnix())
        ? state.lastContactUnix()
        : state.timePositionUnix();
  }

  private static double between(double a, double b, double part) {
    return Double.isNaN(b) ? a : rounded(a + (b - a) * part, HUNDREDTHS);
  }

  /** The short way round. */
  private static double turned(double a, double b, double part) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return a;
    }
    double turn = Sphere.normalizeDeg(b - a);
    double heading = a + (turn > 180 ? turn - 360 : turn) * part;
    return Sphere.normalizeDeg(rounded(heading, HUNDREDTHS));
  }

  /** To so many parts of one: what is between has no more digits than what is told. */
  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
