package io.skysentinel.testing;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Any states and sources that the contract allows, however unlikely, from one random number. */
public final class ArbitraryStates {
  private static final String[] ODD_TEXTS = {
    "", " ", "\"", "\\", "\u0000\u001f", "Türkiye", "中国", "🛩", "</script>", "a\u2028b"
  };

  private final RandomGenerator random;

  public ArbitraryStates(RandomGenerator random) {
    this.random = random;
  }

  public FlightState state() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = String.format("%06x", random.nextInt(1 << 24));
    state.callsign = text();
    if (random.nextBoolean()) {
      state.lat = known();
      state.lon = known();
    }
    state.altitudeM = number();
    state.geoAltitudeM = number();
    state.velocityMps = number();
    state.headingDeg = number();
    state.verticalRateMps = number();
    state.onGround = random.nextBoolean();
    state.squawk = text();
    state.spi = random.nextBoolean();
    state.timePositionUnix = number();
    state.lastContactUnix = known();
    state.originCountry = text();
    state.category = random.nextInt(-1, 30);
    state.positionSource = random.nextInt(-1, 5);
    state.registration = text();
    state.aircraftType = text();
    state.origin = text();
    state.destination = text();
    state.nic = random.nextInt(-1, 12);
    state.nacP = random.nextInt(-1, 12);
    state.emergency = text();
    return state.build();
  }

  public Source source() {
    Source.Mode[] modes = Source.Mode.values();
    String feed = text();
    String provider = text();
    return new Source(
        feed == null ? "" : feed,
        provider == null ? "opensky" : provider,
        modes[random.nextInt(modes.length)],
        random.nextBoolean() ? null : new BoundingBox(known(), known(), known(), known()),
        number());
  }

  private double number() {
    return random.nextInt(4) == 0 ? Double.NaN : known();
  }

  private double known() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextInt(-18_000_000, 18_000_000) / 1e4;
      case 2 -> random.nextGaussian() * 1000;
      case 3 -> Math.scalb(random.nextGaussian(), random.nextInt(-900, 900));
      default -> -0.0;
    };
  }

  private @Nullable String text() {
    return switch (random.nextInt(3)) {
      case 0 -> null;
      case 1 -> ODD_TEXTS[random.nextInt(ODD_TEXTS.length)];
      default -> Integer.toString(random.nextInt(), 36);
    };
  }
}
