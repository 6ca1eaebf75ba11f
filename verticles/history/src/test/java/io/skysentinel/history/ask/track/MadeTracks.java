package io.skysentinel.history.ask.track;

import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tracks to write. */
final class MadeTracks {
  static final double T = 1_767_323_100;

  /** What nobody should be called. */
  static final String EVIL = "=<&\">',\n\u0001\u00e9";

  private MadeTracks() {}

  static Told at(double second, double lat, double lon, Consumer<FlightStateBuilder> change) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.lastContactUnix = T + second;
    state.timePositionUnix = T + second;
    state.lat = lat;
    state.lon = lon;
    change.accept(state);
    return new Told(MadePast.SOURCE, state.build());
  }

  static Told at(double second, double lat, double lon) {
    return at(second, lat, lon, state -> {});
  }

  static Track track(List<Told> updates, double simplify) {
    TrackQuery query = new TrackQuery("a1b2c3", T, T + 86_400, simplify, TrackFormat.JSON);
    return Track.of(query, updates);
  }

  /**
   * One over the date line, with a place that is not known, a height that is not, a silence, and a
   * callsign of a stranger's choice.
   */
  static Track odd() {
    List<Told> updates = new ArrayList<>();
    updates.add(at(0, 10, 179.9));
    updates.add(
        at(
            10,
            10.02,
            179.95,
            state -> {
              state.geoAltitudeM = Double.NaN;
              state.altitudeM = Double.NaN;
            }));
    updates.add(at(15, Double.NaN, Double.NaN));
    updates.add(at(20, 10.04, -179.95));
    updates.add(at(30, 10.06, -179.9, state -> state.callsign = EVIL));
    updates.add(at(5_000, 12, 0.00001, state -> state.callsign = null));
    return track(updates, 0);
  }
}
