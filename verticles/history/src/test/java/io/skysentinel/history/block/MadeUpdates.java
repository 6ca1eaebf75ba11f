package io.skysentinel.history.block;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.envelope.EnvelopeReader;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.skysentinel.core.feed.AviationUnits;
import io.skysentinel.simulator.Simulator;
import io.skysentinel.simulator.SimulatorSettings;
import io.skysentinel.testing.ArbitraryStates;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Updates to put into blocks: in the forms in which feeds tell them, and any others. */
public final class MadeUpdates {
  public static final long BASE = 1_767_323_100;
  static final Source OPENSKY =
      new Source("opensky", "opensky", Source.Mode.LIVE, BoundingBox.WORLD, 10);
  static final Source RECEIVER = new Source("roof", "readsb", Source.Mode.LIVE, null, 1);

  private MadeUpdates() {}

  /** Any that an envelope can carry: of few aircraft, so that they have many rows. */
  public static List<Told> any(long seed) {
    Random random = new Random(seed);
    ArbitraryStates arbitrary = new ArbitraryStates(random);
    List<Source> sources = List.of(arbitrary.source(), arbitrary.source(), OPENSKY);
    List<Told> updates = new ArrayList<>();
    int count = 1 + random.nextInt(200);
    for (int i = 0; i < count; i++) {
      FlightStateBuilder state = new FlightStateBuilder().from(arbitrary.state());
      if (random.nextInt(10) > 0) {
        state.icao24 = (random.nextBoolean() ? "~" : "") + "00000" + random.nextInt(4);
      }
      if (random.nextBoolean()) {
        state.lastContactUnix = BASE + random.nextInt(3);
      }
      updates.add(carried(sources.get(random.nextInt(3)), state.build()));
    }
    return updates;
  }

  /** Flights that two feeds tell of, each in its own units, with gaps and oddities. */
  public static List<Told> likely(long seed) {
    Random random = new Random(seed);
    List<Told> updates = new ArrayList<>();
    for (int aircraft = 0; aircraft < 8; aircraft++) {
      FlightStateBuilder state = SampleFlights.overNewYork();
      state.icao24 = String.format("%s%06x", aircraft == 7 ? "~" : "", random.nextInt(1 << 24));
      state.lat = -90 + 180 * random.nextDouble();
      state.lon = aircraft % 2 == 0 ? 179.99 : -180 + 360 * random.nextDouble();
      double unix = BASE - 30 + random.nextInt(60);
      for (int i = 0; i < 40; i++) {
        unix += random.nextInt(20);
        fly(state, random);
        boolean ofReceiver = aircraft % 3 == 0 || random.nextInt(20) == 0;
        updates.add(ofReceiver ? receiver(state, unix, random) : openSky(state, unix, random));
      }
    }
    return updates;
  }

  private static void fly(FlightStateBuilder state, Random random) {
    state.lat = Math.max(-90, Math.min(90, state.lat + random.nextGaussian() / 100));
    state.lon += random.nextDouble() / 50;
    state.lon = state.lon > 180 ? state.lon - 360 : state.lon;
    if (random.nextInt(15) == 0) {
      state.onGround = !state.onGround;
      state.squawk = random.nextBoolean() ? null : "7700";
    }
  }

  private static Told openSky(FlightStateBuilder flight, double unix, Random random) {
    FlightStateBuilder state = new FlightStateBuilder().from(flight.build());
    long east = random.nextInt(-500, 500);
    long north = random.nextInt(-500, 500);
    state.lat = Math.rint(flight.lat * 1e4) / 1e4;
    state.lon = Math.rint(flight.lon * 1e4) / 1e4;
    state.velocityMps = VectorForm.OPENSKY.velocity(east, north);
    state.headingDeg = VectorForm.OPENSKY.heading(east, north);
    state.altitudeM = random.nextInt(9) == 0 ? Double.NaN : 7.62 * random.nextInt(0, 1600);
    state.altitudeM = Math.rint(state.altitudeM * 100) / 100;
    state.verticalRateMps = Math.rint(random.nextInt(-30, 30) * 32.512) / 100;
    state.lastContactUnix = Math.rint(unix);
    state.timePositionUnix = Math.rint(unix) - random.nextInt(5);
    return new Told(OPENSKY, state.build());
  }

  private static Told receiver(FlightStateBuilder flight, double unix, Random random) {
    FlightStateBuilder state = new FlightStateBuilder().from(flight.build());
    state.lat = Math.rint(flight.lat * 1e6) / 1e6;
    state.lon = Math.rint(flight.lon * 1e6) / 1e6;
    state.velocityMps = AviationUnits.mpsFromKnots(random.nextInt(0, 6000) / 10.0);
    state.headingDeg = random.nextInt(0, 36000) / 100.0;
    state.altitudeM = AviationUnits.metresFromFeet(25 * random.nextInt(-40, 2000));
    state.geoAltitudeM = AviationUnits.metresFromFeet(25 * random.nextInt(-40, 2000));
    state.verticalRateMps = AviationUnits.mpsFromFeetPerMinute(64 * random.nextInt(-90, 90));
    state.lastContactUnix = AviationUnits.toMillisecond(unix + random.nextDouble());
    state.timePositionUnix = AviationUnits.toMillisecond(state.lastContactUnix - 0.7);
    state.nic = random.nextInt(-1, 12);
    state.nacP = 8;
    state.registration = "N" + state.icao24;
    return new Told(RECEIVER, state.build());
  }

  /** What the simulator reports of an area in so many seconds, each aircraft every 8.6 s. */
  public static List<Told> simulated(int aircraft, BoundingBox box, boolean noise, int seconds) {
    Simulator simulator =
        new Simulator(new SimulatorSettings(1, aircraft, box, 8.6, 0.2, 0, noise), BASE);
    List<Told> updates = new ArrayList<>();
    for (FlightState state : simulator.advanceTo(BASE + seconds)) {
      updates.add(new Told(OPENSKY, state));
    }
    return updates;
  }

  /** An update as it comes out of an envelope. */
  public static Told carried(Source source, FlightState state) {
    byte[] bytes = EnvelopeEncoder.forBatch(source, 0).encode(EnvelopeType.UPDATE, state);
    try {
      return new EnvelopeReader().read(bytes);
    } catch (InvalidEnvelopeException e) {
      throw new AssertionError(e);
    }
  }
}
