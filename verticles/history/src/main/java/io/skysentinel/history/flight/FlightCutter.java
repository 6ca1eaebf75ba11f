package io.skysentinel.history.flight;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.TrackKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Cuts updates into the times that their aircraft were in the air. */
public final class FlightCutter {
  private static final int LONGEST_CALLSIGN = 16;

  private FlightCutter() {}

  /** What of an aircraft's time in the air is known so far. */
  private static final class OpenTime {
    final Map<String, FlightPartBuilder> parts = new HashMap<>();
    final TreeMap<Long, FlightPoint> path = new TreeMap<>();
    long lastMs;

    void add(FlightState state, long ms) {
      FlightPoint point = FlightPoint.of(state);
      parts.computeIfAbsent(callsign(state), FlightPartBuilder::new).add(state, ms, point);
      if (point != null) {
        path.merge(
            point.second() / 60, point, (known, more) -> known.compareTo(more) <= 0 ? known : more);
      }
      lastMs = ms;
    }

    AirTime built(String icao24) {
      Map<String, FlightPart> built = new HashMap<>();
      parts.forEach((callsign, part) -> built.put(callsign, part.build()));
      return new AirTime(icao24, AirTime.bounded(built), List.copyOf(path.values()));
    }
  }

  /** Those of all aircraft that the updates tell of, each aircraft's in order. */
  public static List<AirTime> cut(Iterable<Told> updates) {
    Map<String, List<FlightState>> aircraft = new TreeMap<>();
    for (Told told : updates) {
      FlightState state = told.state();
      if (!state.onGround()) {
        aircraft
            .computeIfAbsent(TrackKeys.keyOf(state.icao24()), anew -> new ArrayList<>())
            .add(state);
      }
    }
    List<AirTime> times = new ArrayList<>(aircraft.size());
    aircraft.forEach((icao24, states) -> cut(icao24, states, times));
    return times;
  }

  private static void cut(String icao24, List<FlightState> states, List<AirTime> times) {
    states.sort(Comparator.comparingDouble(FlightState::lastContactUnix));
    OpenTime open = new OpenTime();
    for (FlightState state : states) {
      long ms = Math.round(state.lastContactUnix() * 1000);
      if (!open.parts.isEmpty() && ms - open.lastMs > AirTime.SILENCE_MS) {
        times.add(open.built(icao24));
        open = new OpenTime();
      }
      open.add(state, ms);
    }
    times.add(open.built(icao24));
  }

  /** In capitals, as aircraft tell it and people ask for it. */
  private static String callsign(FlightState state) {
    String told = state.callsign();
    String known = told == null ? "" : told.replace("\0", "").strip().toUpperCase(Locale.ROOT);
    return known.substring(0, Math.min(LONGEST_CALLSIGN, known.length()));
  }
}
