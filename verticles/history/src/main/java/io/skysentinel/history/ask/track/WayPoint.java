package io.skysentinel.history.ask.track;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.path.TimedPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an aircraft was, and nothing else of it.
 *
 * @param t when it was there, in Unix seconds
 * @param altitudeM above the ellipsoid where that is known, else barometric, {@code NaN} when
 *     neither is
 */
public record WayPoint(double t, double lat, double lon, double altitudeM) implements TimedPlace {
  private static final byte[] FIRST = JsonBytes.ascii("[");
  private static final byte[] NEXT = JsonBytes.ascii(",[");

  /** The place that an update tells; {@code null} when it tells none. */
  public static @Nullable WayPoint of(FlightState state) {
    if (!state.hasPosition()) {
      return null;
    }
    double t =
        Double.isNaN(state.timePositionUnix()) ? state.lastContactUnix() : state.timePositionUnix();
    double altitude = Double.isNaN(state.geoAltitudeM()) ? state.altitudeM() : state.geoAltitudeM();
    return new WayPoint(t, state.lat(), state.lon(), altitude);
  }

  /** Writes places as an array of {@code [t,lon,lat,altitude_m]}. */
  public static void write(JsonBytes json, List<WayPoint> places) {
    json.raw('[');
    for (int i = 0; i < places.size(); i++) {
      WayPoint place = places.get(i);
      json.raw(i > 0 ? NEXT : FIRST).number(place.t()).raw(',').number(place.lon());
      json.raw(',').number(place.lat()).raw(',').number(place.altitudeM()).raw(']');
    }
    json.raw(']');
  }
}
