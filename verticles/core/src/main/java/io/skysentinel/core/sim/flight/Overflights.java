package io.skysentinel.core.sim.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.sim.fleet.AircraftType;
import io.skysentinel.core.sim.fleet.AircraftType.Use;
import io.skysentinel.core.sim.fleet.AircraftTypes;
import io.skysentinel.core.sim.fleet.Airlines;
import io.skysentinel.core.sim.motion.NoWayException;
import io.skysentinel.core.sim.motion.Pose;
import io.skysentinel.core.sim.motion.ProfileBuilder;
import io.skysentinel.core.sim.motion.TrackBuilder;
import io.skysentinel.core.sim.reference.Airport;
import java.util.random.RandomGenerator;

/** Flights between places elsewhere that cross the area in cruise. */
final class Overflights {
  private static final double NEAREST_M = 250_000;
  private static final double FARTHEST_M = 6_500_000;
  private static final double TURN_RADIUS_M = 14_000;
  private static final int CANDIDATES = 10;

  private final BoundingBox area;
  private final AirportIndex world;

  Overflights(BoundingBox area, AirportIndex world) {
    this.area = area;
    this.world = world;
  }

  TrafficPlanner.Drawn draw(RandomGenerator random) {
    Vec3 over = somewhere(random);
    Airport from = nearEnough(over, random);
    double arriving = Sphere.bearingDeg(over.latDeg(), over.lonDeg(), from.latDeg(), from.lonDeg());
    Airport to = onwards(over, arriving + 180, random);
    double leaving = Sphere.bearingDeg(over.latDeg(), over.lonDeg(), to.latDeg(), to.lonDeg());
    double km =
        (Sphere.distanceM(from.position(), over) + Sphere.distanceM(over, to.position())) / 1000;
    AircraftType type = AircraftTypes.choose(Use.AIRLINE, km, 4000, random);
    double outbound = Sphere.bearingDeg(from.latDeg(), from.lonDeg(), over.latDeg(), over.lonDeg());
    TrackBuilder track =
        new TrackBuilder(Pose.of(from.position(), outbound))
            .turnTo(over, TURN_RADIUS_M)
            .turnTo(to.position(), TURN_RADIUS_M);
    double speed = type.cruiseMps() * (1 + 0.05 * Math.sin(Math.toRadians(leaving)));
    ProfileBuilder profile =
        new ProfileBuilder(speed, TrafficPlanner.cruiseM(type, km, leaving, random), 0)
            .holdFor(track.lengthM());
    FlightPlan plan =
        new FlightPlan(
            type,
            track.build(),
            profile.build(),
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            null,
            0,
            Airlines.countryFor(from.country(), to.country(), random),
            from.ident(),
            to.ident());
    return new TrafficPlanner.Drawn(plan, Sphere.distanceM(from.position(), over) / speed);
  }

  /** Any place of the area, as likely as another of its size. */
  private Vec3 somewhere(RandomGenerator random) {
    double south = Math.sin(Math.toRadians(area.latMin()));
    double north = Math.sin(Math.toRadians(area.latMax()));
    double lat = Math.toDegrees(Math.asin(south + random.nextDouble() * (north - south)));
    return Vec3.ofDegrees(lat, area.lonMin() + random.nextDouble() * area.width());
  }

  private Airport nearEnough(Vec3 over, RandomGenerator random) {
    for (int i = 0; i < 40; i++) {
      Airport candidate = world.draw(random);
      double metres = Sphere.distanceM(over, candidate.position());
      if (metres > NEAREST_M && metres < FARTHEST_M) {
        return candidate;
      }
    }
    throw new NoWayException();
  }

  /** The airport of a few that lies best ahead. */
  private Airport onwards(Vec3 over, double aheadDeg, RandomGenerator random) {
    Airport best = nearEnough(over, random);
    double bestOff = 360;
    for (int i = 0; i < CANDIDATES; i++) {
      Airport candidate = nearEnough(over, random);
      double bearing =
          Sphere.bearingDeg(over.latDeg(), over.lonDeg(), candidate.latDeg(), candidate.lonDeg());
      double off = Sphere.headingDifferenceDeg(bearing, aheadDeg);
      if (off < bestOff) {
        best = candidate;
        bestOff = off;
      }
    }
    if (bestOff > 60) {
      throw new NoWayException();
    }
    return best;
  }
}
