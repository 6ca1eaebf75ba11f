package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.json.JsonBytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flights in the format of readsb's {@code aircraft.json}, in feet and knots, for tar1090 and all
 * that reads it. What is not known is left out, as readsb does.
 */
final class AircraftJson {
  private static final byte[] NOW = JsonBytes.ascii("{'now':");
  private static final byte[] AIRCRAFT = JsonBytes.ascii(",'messages':0,'aircraft':[\n");
  private static final byte[] HEX = JsonBytes.ascii("{'hex':");
  private static final byte[] END = JsonBytes.ascii("\n]}\n");
  private static final byte[] BY_MLAT = JsonBytes.ascii(",'mlat':['lat','lon'],'tisb':[]");
  private static final byte[] NOT_BY_MLAT = JsonBytes.ascii(",'mlat':[],'tisb':[]");
  private static final int FLIGHT_SIZE = 400;
  private static final int HEAD_SIZE = 64;

  private static final double METRES_PER_FOOT = 0.3048;
  private static final double MPS_PER_KNOT = 1852 / 3600.0;
  private static final double MPS_PER_FOOT_A_MINUTE = METRES_PER_FOOT / 60;
  private static final double MS = 1000;

  private static final int ADSB = 0;
  private static final int MLAT = 2;

  /** By OpenSky's number; the first two and those behind the last are no emitter category. */
  private static final String[] CATEGORIES = {
    "", "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3", "B4", "B5", "B6", "B7",
    "C1", "C2", "C3", "C4", "C5"
  };

  private final JsonBytes json;
  private final double nowUnix;

  private AircraftJson(int flights, long nowMs) {
    json = new JsonBytes(HEAD_SIZE + flights * FLIGHT_SIZE);
    nowUnix = nowMs / MS;
  }

  static byte[] of(long nowMs, List<Flight> flights) {
    AircraftJson file = new AircraftJson(flights.size(), nowMs);
    file.json.raw(NOW).number(file.nowUnix).raw(AIRCRAFT);
    for (int i = 0; i < flights.size(); i++) {
      if (i > 0) {
        file.json.raw(',').raw('\n');
      }
      file.aircraft(flights.get(i).state());
    }
    return file.json.raw(END).toByteArray();
  }

  private void aircraft(FlightState state) {
    json.raw(HEX).string(state.icao24());
    text("type", type(state));
    // readsb fills callsigns with spaces to eight, as they are sent.
    text("flight", state.callsign() == null ? null : "%-8s".formatted(state.callsign()));
    text("r", state.registration());
    text("t", state.aircraftType());
    altitude(state);
    number("alt_geom", state.geoAltitudeM() / METRES_PER_FOOT, 1);
    number("gs", state.velocityMps() / MPS_PER_KNOT, 10);
    number("track", state.headingDeg(), 100);
    number("baro_rate", state.verticalRateMps() / MPS_PER_FOOT_A_MINUTE, 1);
    text("squawk", state.squawk());
    text("category", category(state.category()));
    position(state);
    if (state.spi()) {
      json.raw(key("spi")).integer(1);
    }
    json.raw(state.positionSource() == MLAT ? BY_MLAT : NOT_BY_MLAT);
    number("seen", Math.max(0, nowUnix - state.lastContactUnix()), 10);
    json.raw('}');
  }

  private void altitude(FlightState state) {
    if (state.onGround()) {
      text("alt_baro", "ground");
    } else {
      number("alt_baro", state.altitudeM() / METRES_PER_FOOT, 1);
    }
  }

  private void position(FlightState state) {
    if (state.hasPosition()) {
      number("lat", state.lat(), 1e6);
      number("lon", state.lon(), 1e6);
      number("seen_pos", Math.max(0, nowUnix - state.timePositionUnix()), 10);
    }
  }

  private void text(String name, @Nullable String value) {
    if (value != null) {
      json.raw(key(name)).string(value);
    }
  }

  /** A number with so many steps to 1; an unknown one is left out. */
  private void number(String name, double value, double steps) {
    if (!Double.isNaN(value)) {
      json.raw(key(name)).number(Math.rint(value * steps) / steps);
    }
  }

  /** Where the position comes from. */
  private static String type(FlightState state) {
    return switch (state.positionSource()) {
      case ADSB -> state.icao24().startsWith("~") ? "adsb_other" : "adsb_icao";
      case MLAT -> "mlat";
      default -> "other";
    };
  }

  /** The emitter category; {@code null} when it is not known. */
  private static @Nullable String category(int number) {
    return number < 1 || number >= CATEGORIES.length ? null : CATEGORIES[number];
  }

  private static byte[] key(String name) {
    return JsonBytes.ascii(",'" + name + "':");
  }
}
