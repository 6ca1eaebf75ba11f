package io.skysentinel.history.ask.track;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.path.TimedPlace;
import org.jspecify.annotations.Nullable;

/**
 * Where an aircraft was.
 *
 * @param t when it was there, in Unix seconds
 * @param altitudeM above the ellipsoid where that is known, else barometric, {@code NaN} when
 *     neither is
 * @param told the update that says so
 */
record Fix(double t, double lat, double lon, double altitudeM, Told told) implements TimedPlace {

  /** The place that an update tells; {@code null} when it tells none. */
  static @Nullable Fix of(Told told) {
    WayPoint place = WayPoint.of(told.state());
    return place == null
        ? null
        : new Fix(place.t(), place.lat(), place.lon(), place.altitudeM(), told);
  }

  boolean hasAltitude() {
    return !Double.isNaN(altitudeM);
  }
}
