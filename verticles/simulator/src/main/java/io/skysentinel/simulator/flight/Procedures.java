package io.skysentinel.simulator.flight;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.Airport;
import io.skysentinel.core.reference.RunwayEnd;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.motion.Pose;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Which runway, which gate, which stand: how an airport is used under the wind of the day. */
final class Procedures {
  private static final double ARRIVAL_GATE_M = 75_000;
  private static final double DEPARTURE_GATE_M = 65_000;

  private final long seed;

  Procedures(long seed) {
    this.seed = seed;
  }

  TakeOff takeOff(AircraftType type, Airport airport, @Nullable Vec3 to, RandomGenerator random) {
    double wait = 5 + random.nextDouble() * 50;
    RunwayEnd runway = runway(type, airport, random);
    return new TakeOff(
        type,
        runway,
        stand(type, airport, random),
        to == null ? null : gate(airport, to, 0, DEPARTURE_GATE_M),
        wait);
  }

  Landing landing(AircraftType type, Airport airport, @Nullable Vec3 from, RandomGenerator random) {
    Performance flown = Performance.of(type);
    return new Landing(
        type,
        type.isHelicopter() ? helipad(airport, random) : runway(type, airport, random),
        from == null ? null : gate(airport, from, 45, ARRIVAL_GATE_M),
        flown.finalM() * (1 + 0.3 * random.nextDouble()),
        9000 + 12_000 * random.nextDouble(),
        type.isHelicopter() ? null : stand(type, airport, random));
  }

  /** Into the wind, and on one of the longer runways unless the aircraft is light. */
  private RunwayEnd runway(AircraftType type, Airport airport, RandomGenerator random) {
    double enough = Math.max(type.runwayM(), type.isLight() ? 0 : airport.longestRunwayM() * 0.65);
    List<RunwayEnd> usable =
        airport.runways().stream().filter(end -> end.lengthM() >= enough).toList();
    if (usable.isEmpty()) {
      usable = airport.runways();
    }
    double wind = windFromDeg(airport);
    double best = 180;
    for (RunwayEnd end : usable) {
      best = Math.min(best, Sphere.headingDifferenceDeg(end.headingDeg(), wind));
    }
    RunwayEnd chosen = usable.get(0);
    int seen = 0;
    for (RunwayEnd end : usable) {
      boolean intoWind = Sphere.headingDifferenceDeg(end.headingDeg(), wind) < best + 15;
      if (intoWind && random.nextInt(++seen) == 0) {
        chosen = end;
      }
    }
    return chosen;
  }

  /** One wind for the airports of a region: their traffic shares the sky. */
  private double windFromDeg(Airport airport) {
    long cell =
        Math.floorDiv((long) airport.latDeg(), 5L) * 1000
            + Math.floorDiv((long) airport.lonDeg(), 5L);
    return 270 + 140 * (Seeds.unit(seed, cell) - 0.5);
  }

  private static RunwayEnd helipad(Airport airport, RandomGenerator random) {
    Vec3 at =
        Sphere.destination(
            airport.position(), random.nextDouble() * 360, 50 + 250 * random.nextDouble());
    return new RunwayEnd("H", at, airport.elevationM(), random.nextDouble() * 360, 60);
  }

  private static Pose stand(AircraftType type, Airport airport, RandomGenerator random) {
    double spread = type.isLight() ? 150 : 500;
    double metres = 60 + spread * random.nextDouble();
    Vec3 at = Sphere.destination(airport.position(), random.nextDouble() * 360, metres);
    return Pose.of(at, random.nextDouble() * 360);
  }

  /** Of four gates around the airport the one that lies best. */
  private static Vec3 gate(Airport airport, Vec3 other, double offsetDeg, double metres) {
    double bearing =
        Sphere.bearingDeg(airport.latDeg(), airport.lonDeg(), other.latDeg(), other.lonDeg());
    double gate = offsetDeg + 90 * Math.rint((bearing - offsetDeg) / 90);
    return Sphere.destination(airport.position(), gate, metres);
  }
}
