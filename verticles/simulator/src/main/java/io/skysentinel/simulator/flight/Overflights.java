package io.skysentinel.simulator.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.Airport;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.fleet.AircraftType.Use;
import io.skysentinel.simulator.fleet.AircraftTypes;
import io.skysentinel.simulator.fleet.Airlines;
import io.skysentinel.simulator.motion.NoWayException;
import io.skysentinel.simulator.motion.Pose;
import io.skysentinel.simulator.motion.ProfileBuilder;
import io.skysentinel.simulator.motion.TrackBuilder;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Flights between places elsewhere that cross the area in cruise. */
final class Overflights {
  private static final double NEAREST_M = 250_000;
  private static final double FARTHEST_M = 6_500_000;
  private static final double TURN_RADIUS_M = 14_000;
  private static final double ANYWHERE_M = 8_000_000;
  private static final double WIDEST_TURN_DEG = 60;
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
    Airport to = onwards(over, from, random);
    double km =
        (Sphere.distanceM(from.position(), over) + Sphere.distanceM(over, to.position())) / 1000;
    AircraftType type = AircraftTypes.choose(Use.AIRLINE, km, 4000, random);
    TrackBuilder track =
        new TrackBuilder(Pose.of(from.position(), bearing(from.position(), over)))
            .turnTo(over, TURN_RADIUS_M)
            .turnTo(to.position(), TURN_RADIUS_M);
    double leaving = bearing(over, to.position());
    double speed = type.cruiseMps() * (1 + 0.05 * Math.sin(Math.toRadians(leaving)));
    double altitude = TrafficPlanner.cruiseM(type, km, leaving, random);
    FlightPlan plan =
        crossing(
            type,
            track,
            new ProfileBuilder(speed, altitude, 0),
            Airlines.countryFor(from.country(), to.country(), random),
            from.ident(),
            to.ident());
    return new TrafficPlanner.Drawn(plan, Sphere.distanceM(from.position(), over) / speed);
  }

  /** From nowhere to nowhere: always possible, and better than an empty sky far from airports. */
  TrafficPlanner.Drawn anywhere(RandomGenerator random) {
    Vec3 over = somewhere(random);
    double heading = random.nextDouble() * 360;
    Pose start = Pose.of(over, heading).ahead(-ANYWHERE_M / 2);
    AircraftType type = AircraftTypes.choose(Use.AIRLINE, 6000, 4000, random);
    double altitude = TrafficPlanner.cruiseM(type, 6000, heading, random);
    FlightPlan plan =
        crossing(
            type,
            new TrackBuilder(start).straight(ANYWHERE_M),
            new ProfileBuilder(type.cruiseMps(), altitude, 0),
            Airlines.anyCountry(random),
            null,
            null);
    return new TrafficPlanner.Drawn(plan, ANYWHERE_M / 2 / type.cruiseMps());
  }

  private static FlightPlan crossing(
      AircraftType type,
      TrackBuilder track,
      ProfileBuilder level,
      String country,
      @Nullable String origin,
      @Nullable String destination) {
    return new FlightPlan(
        type,
        track.build(),
        level.holdFor(track.lengthM()).build(),
        Double.NEGATIVE_INFINITY,
        Double.POSITIVE_INFINITY,
        null,
        0,
        country,
        origin,
        destination);
  }

  private static double bearing(Vec3 from, Vec3 to) {
    return Sphere.bearingDeg(from.latDeg(), from.lonDeg(), to.latDeg(), to.lonDeg());
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
  private Airport onwards(Vec3 over, Airport from, RandomGenerator random) {
    double ahead = bearing(over, from.position()) + 180;
    Airport best = from;
    double bestOff = WIDEST_TURN_DEG;
    for (int i = 0; i < CANDIDATES; i++) {
      Airport candidate = nearEnough(over, random);
      double off = Sphere.headingDifferenceDeg(bearing(over, candidate.position()), ahead);
      if (off < bestOff) {
        best = candidate;
        bestOff = off;
      }
    }
    if (best.equals(from)) {
      throw new NoWayException();
    }
    return best;
  }
}
