package io.skysentinel.history.flight;

import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Updates of aircraft that fly, land, fall silent, and change what they are called. */
final class MadeFlown {
  static final long T = 1_767_323_100;

  private static final Source SOURCE = new Source("roof", "readsb", Source.Mode.LIVE, null, 1);

  private MadeFlown() {}

  static Told at(double second, Consumer<FlightStateBuilder> change) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.lastContactUnix = T + second;
    state.timePositionUnix = T + second;
    state.callsign = "SWR12";
    state.onGround = false;
    change.accept(state);
    return new Told(SOURCE, state.build());
  }

  /** Some hours of an aircraft, in order. */
  static List<Told> any(long seed) {
    Random random = new Random(seed);
    List<Told> told = new ArrayList<>();
    double second = 0;
    String callsign = "SWR12";
    boolean onGround = false;
    int count = 20 + random.nextInt(300);
    for (int i = 0; i < count; i++) {
      second += random.nextInt(30) == 0 ? random.nextInt(2_000) : random.nextInt(40) + 0.5;
      callsign = random.nextInt(40) == 0 ? "SWR" + random.nextInt(4) : callsign;
      onGround = random.nextInt(60) == 0 != onGround;
      boolean isOdd = random.nextInt(15) == 0;
      String said =
          isOdd ? List.of("", " swr12 ", "X" + random.nextInt(3)).get(random.nextInt(3)) : callsign;
      boolean ground = onGround;
      double north = i * 0.02;
      told.add(
          at(
              second,
              state -> {
                state.callsign = said.isEmpty() ? null : said;
                state.onGround = ground;
                state.lat = random.nextInt(20) == 0 ? Double.NaN : 40 + north;
                state.lon = Double.isNaN(state.lat) ? Double.NaN : 179 + north;
                state.lon = state.lon > 180 ? state.lon - 360 : state.lon;
                state.altitudeM = random.nextInt(10) == 0 ? Double.NaN : random.nextInt(12_000);
                state.geoAltitudeM = Double.NaN;
                state.squawk = random.nextInt(30) == 0 ? "7700" : "1000";
                state.destination =
                    random.nextBoolean() ? "KJFK" : random.nextBoolean() ? "KLGA" : null;
              }));
    }
    return told;
  }
}
