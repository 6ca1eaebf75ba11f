package io.skysentinel.simulator.flight;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.motion.GroundTrack;
import io.skysentinel.simulator.motion.Motion;
import io.skysentinel.simulator.motion.NoWayException;
import io.skysentinel.simulator.motion.Pose;
import io.skysentinel.simulator.motion.Profile;
import io.skysentinel.simulator.motion.ProfileBuilder;
import io.skysentinel.simulator.motion.TrackBuilder;

/**
 * Unplanned flying. Each method tries it on a flight at a time, and answers when it will be over,
 * or NaN when the flight is in no state to do it and goes on as planned.
 */
public final class Maneuvers {
  private static final double NO = Double.NaN;
  private static final double GRAVITY = 9.81;
  private static final double TEN_THOUSAND_FEET_M = 3048;
  private static final double FLIGHT_LEVEL_250_M = 7620;

  private final BoundingBox area;

  public Maneuvers(BoundingBox area) {
    this.area = area;
  }

  /** Breaks off a final approach, climbs straight ahead, flies a circuit, and lands. */
  public double goAround(SimulatedFlight flight, double unix) {
    Landing landing = flight.landing();
    double left = flight.untilTouchdownS(unix);
    AircraftType type = flight.airframe().type();
    if (landing == null || type.isHelicopter() || !(left > 20 && left < 110)) {
      return NO;
    }
    Motion now = motion(flight, unix);
    double circuitM = landing.finalAltitudeM() + 60;
    if (now.verticalRateMps > -1 || circuitM - now.altitudeM < 120) {
      return NO;
    }
    try {
      Pose here = flight.track().poseAt(now.distanceM);
      Landing again = landing.straightIn();
      double beyond = type.isLight() ? 500 : 2500;
      double toEnd =
          Sphere.distanceM(here.point(), landing.runway().along(landing.runway().lengthM()));
      TrackBuilder track = new TrackBuilder(here).straight(toEnd + beyond);
      double taxiM = again.draw(track);
      now.distanceM = 0;
      ProfileBuilder profile = ProfileBuilder.from(now);
      climbAway(profile, type, circuitM);
      double climbedS = profile.timeS();
      land(profile, track, again, taxiM);
      return divert(flight, unix, track.build(), profile.build(), climbedS, true);
    } catch (NoWayException e) {
      return NO;
    }
  }

  private static void climbAway(ProfileBuilder profile, AircraftType type, double circuitM) {
    double rate = type.climbMps() * 0.8;
    double easeS = 8;
    double speed = Math.max(profile.speedMps(), Performance.of(type).patternSpeedMps());
    profile.to(6, profile.speedMps() + 2, rate);
    profile.climbing(circuitM - profile.altitudeM() - rate * easeS / 2, speed, rate);
    profile.to(easeS, speed, 0);
  }

  /** Down from cruise to about 10,000 ft as steeply as can be; the route stays. */
  public double emergencyDescent(SimulatedFlight flight, double unix, double rateMps) {
    Motion now = motion(flight, unix);
    if (now.altitudeM < FLIGHT_LEVEL_250_M || flight.steadyForS(unix) < 30) {
      return NO;
    }
    Landing landing = flight.landing();
    double safeM =
        landing == null
            ? TEN_THOUSAND_FEET_M
            : Math.max(TEN_THOUSAND_FEET_M, landing.finalAltitudeM() + 300);
    ProfileBuilder profile = ProfileBuilder.from(now);
    profile.to(8, now.speedMps, -rateMps);
    double main = (profile.altitudeM() - safeM - rateMps * 6) / rateMps;
    profile.to(main, 170, -rateMps).to(12, 160, 0);
    double levelS = profile.timeS();
    double wayM = flight.track().lengthM();
    ProfileBuilder down = new ProfileBuilder(160, profile.altitudeM(), 0);
    if (landing != null) {
      landing.fly(down, flight.taxiInM());
    }
    double level = wayM - profile.distanceM() - down.distanceM();
    if (level < 0) {
      return NO;
    }
    profile.holdFor(level).append(down);
    return divert(flight, unix, flight.track(), profile.build(), levelS, false);
  }

  /** Racetrack orbits of about four minutes, to the right. */
  public double hold(SimulatedFlight flight, double unix, int orbits) {
    Motion now = motion(flight, unix);
    boolean suitable =
        flight.steadyForS(unix) > 15
            && !flight.airframe().type().isLight()
            && now.speedMps < 200
            && flight.track().isStraight(now.distanceM, 1500);
    if (!suitable) {
      return NO;
    }
    double speed = now.speedMps;
    double bank25 = speed * speed / (GRAVITY * Math.tan(Math.toRadians(25)));
    double radius = Math.max(bank25, speed / Math.toRadians(3));
    double straightS = Math.max(20, 120 - Math.PI * radius / speed);
    TrackBuilder orbit = new TrackBuilder(flight.track().poseAt(now.distanceM));
    for (int i = 0; i < orbits; i++) {
      orbit.turn(-180, radius).straight(speed * straightS);
      orbit.turn(-180, radius).straight(speed * straightS);
    }
    double lengthM = orbit.lengthM();
    double at = now.distanceM;
    now.distanceM = 0;
    ProfileBuilder inserted = ProfileBuilder.from(now).holdFor(lengthM);
    double doneS = inserted.timeS();
    Profile profile = flight.profile().withInserted(flight.profileS(unix), inserted, lengthM - at);
    GroundTrack track = flight.track().withDetour(at, orbit.build());
    return profile == null ? NO : divert(flight, unix, track, profile, doneS, false);
  }

  /** Slows down to well below what the type can safely fly, then recovers. */
  public double slowDown(SimulatedFlight flight, double unix, double slowS) {
    AircraftType type = flight.airframe().type();
    Motion now = motion(flight, unix);
    if (flight.steadyForS(unix) < 60 || type.isHelicopter()) {
      return NO;
    }
    double usual = now.speedMps;
    ProfileBuilder inserted = ProfileBuilder.from(now);
    inserted.accelerate(type.rotateMps() * 0.6, 1.2).hold(slowS).accelerate(usual, 1.2);
    double doneS = inserted.timeS();
    Profile profile = flight.profile().withInserted(flight.profileS(unix), inserted, 0);
    return profile == null ? NO : divert(flight, unix, flight.track(), profile, doneS, false);
  }

  /** Level flight as long as the way asks for, then the landing. */
  private static void land(
      ProfileBuilder profile, TrackBuilder track, Landing landing, double taxiM) {
    ProfileBuilder down =
        landing.fly(new ProfileBuilder(profile.speedMps(), profile.altitudeM(), 0), taxiM);
    profile.holdFor(track.lengthM() - profile.distanceM() - down.distanceM()).append(down);
  }

  /** Not if it left the area before it is done (or before it landed): nobody would see the end. */
  private double divert(
      SimulatedFlight flight,
      double unix,
      GroundTrack track,
      Profile profile,
      double doneS,
      boolean landsInside) {
    double lastsS = ActiveWindow.around(new ActiveWindow.Course(track, profile), area, 0).endS();
    if (lastsS < (landsInside ? profile.durationS() : doneS)) {
      return NO;
    }
    flight.divert(unix, track, profile, lastsS);
    return unix + doneS;
  }

  private static Motion motion(SimulatedFlight flight, double unix) {
    Motion motion = new Motion();
    flight.locate(unix, motion);
    return motion;
  }
}
