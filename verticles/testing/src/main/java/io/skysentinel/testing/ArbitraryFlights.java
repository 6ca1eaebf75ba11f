package io.skysentinel.testing;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Flights that a log could hold, however unlikely, and what they could be a moment later. */
public final class ArbitraryFlights {
  private static final String[] TEXTS = {
    "", " ", "UAL123", "7700", "Türkiye", "中国", "🛩", "half \ud83d", "\udee9 half", "\u0000\""
  };

  private final RandomGenerator random;

  public ArbitraryFlights(RandomGenerator random) {
    this.random = random;
  }

  /** Any flight with this address. */
  public Flight flight(String icao24) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lastContactUnix = time();
    for (int field = 0; field < FIELDS; field++) {
      change(field, state);
    }
    return new Flight(state.build(), feed());
  }

  /** The same aircraft with some of what is known of it changed, forgotten or learnt. */
  public Flight next(Flight before) {
    FlightStateBuilder state = new FlightStateBuilder().from(before.state());
    if (random.nextInt(4) > 0) {
      state.lastContactUnix += random.nextInt(10) == 0 ? random.nextGaussian() * 1e9 : 1;
    }
    for (int field = 0; field < FIELDS; field++) {
      if (random.nextInt(4) == 0) {
        change(field, state);
      }
    }
    return new Flight(state.build(), random.nextInt(8) == 0 ? feed() : before.feed());
  }

  public String address() {
    return switch (random.nextInt(8)) {
      case 0 -> String.format("~%06x", random.nextInt(1 << 24));
      case 1 -> "odd-" + random.nextInt(100);
      default -> String.format("%06x", random.nextInt(1 << 24));
    };
  }

  private static final int FIELDS = 17;

  private void change(int field, FlightStateBuilder state) {
    switch (field) {
      case 0 -> place(state);
      case 1 -> state.altitudeM = number(-1000, 20_000);
      case 2 -> state.geoAltitudeM = number(-1000, 20_000);
      case 3 -> state.velocityMps = number(0, 400);
      case 4 -> state.headingDeg = number(0, 360);
      case 5 -> state.verticalRateMps = number(-50, 50);
      case 6 -> state.onGround = random.nextBoolean();
      case 7 -> state.spi = random.nextBoolean();
      case 8 -> state.timePositionUnix = random.nextInt(4) == 0 ? Double.NaN : time();
      case 9 -> state.category = random.nextInt(-1, 30);
      case 10 -> state.positionSource = random.nextInt(-1, 5);
      case 11 -> state.callsign = text();
      case 12 -> state.squawk = text();
      case 13 -> state.originCountry = text();
      case 14 -> state.registration = text();
      case 15 -> state.aircraftType = text();
      case 16 -> state.origin = text();
      default -> state.destination = text();
    }
  }

  /**
   * Many of them near the date line or a border of tiles, where the next may be on the other side,
   * or the same one when it is rounded.
   */
  private void place(FlightStateBuilder state) {
    state.lat = Double.NaN;
    state.lon = Double.NaN;
    switch (random.nextInt(6)) {
      case 0 -> {}
      case 3 -> {
        state.lat = border(-9, 9);
        state.lon = border(-18, 18);
      }
      case 1 -> {
        state.lat = random.nextDouble(-90, 90);
        state.lon = (180 - random.nextDouble(0.01)) * (random.nextBoolean() ? 1 : -1);
      }
      case 2 -> {
        state.lat = random.nextBoolean() ? 90 : -90;
        state.lon = random.nextBoolean() ? 180 : -180;
      }
      default -> {
        state.lat = random.nextDouble(-90, 90);
        state.lon = random.nextDouble(-180, 180);
      }
    }
  }

  /** A border of tiles, or a point so near that a packed row has it on the border. */
  private double border(int first, int last) {
    double border = 10.0 * random.nextInt(first, last + 1);
    double beside = random.nextInt(3) == 0 ? 0 : random.nextDouble(-7e-6, 7e-6);
    return Math.max(10.0 * first, Math.min(10.0 * last, border + beside));
  }

  private double time() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextDouble(-1e18, 1e18);
      case 1 -> 0;
      case 2 -> 1_767_323_044;
      default -> 1_767_323_044 + random.nextDouble(1000);
    };
  }

  private double number(double from, double to) {
    return switch (random.nextInt(8)) {
      case 0 -> Double.NaN;
      case 1 -> 0;
      case 2 -> -0.0;
      case 3 -> Math.scalb(random.nextGaussian(), random.nextInt(-900, 900));
      default -> random.nextDouble(from, to);
    };
  }

  private String feed() {
    String text = text();
    return text == null ? "sim" : text;
  }

  private @Nullable String text() {
    return random.nextInt(3) == 0 ? null : TEXTS[random.nextInt(TEXTS.length)];
  }
}
