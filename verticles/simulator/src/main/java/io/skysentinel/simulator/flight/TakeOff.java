package io.skysentinel.simulator.flight;

import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.RunwayEnd;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.motion.Pose;
import io.skysentinel.simulator.motion.ProfileBuilder;
import io.skysentinel.simulator.motion.TrackBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Taxi to the runway, take-off roll and climb.
 *
 * @param stand where it begins; a helicopter takes off from there and ignores the runway
 * @param gate a place some 70 km out by which traffic leaves, as departure routes have it
 * @param waitS how long it stands before it taxies
 */
record TakeOff(AircraftType type, RunwayEnd runway, Pose stand, @Nullable Vec3 gate, double waitS) {

  private static final double TAXI_MPS = 8;
  private static final double TAXI_RADIUS_M = 45;
  private static final double GATE_RADIUS_M = 9000;
  private static final double LINE_UP_M = 40;

  /** A track that has left the field; {@code taxiM} of it are on the ground before the roll. */
  record Drawn(TrackBuilder track, double taxiM) {}

  Drawn draw() {
    TrackBuilder track = new TrackBuilder(stand);
    Performance flown = Performance.of(type);
    if (type.isHelicopter()) {
      return new Drawn(track.straight(flown.climbOutM()), 0);
    }
    track.arrive(Pose.onRunway(runway, LINE_UP_M), TAXI_RADIUS_M);
    double taxiM = track.lengthM();
    track.straight(runway.lengthM() + flown.climbOutM());
    if (gate != null) {
      track.turnTo(gate, GATE_RADIUS_M);
    }
    return new Drawn(track, taxiM);
  }

  /** From the stand to lift-off. */
  ProfileBuilder roll(double taxiM) {
    ProfileBuilder profile = new ProfileBuilder(0, runway.elevationM(), 0);
    profile.hold(waitS);
    if (type.isHelicopter()) {
      return profile;
    }
    profile.to(TAXI_MPS, TAXI_MPS, 0);
    profile.hold((taxiM - TAXI_MPS * TAXI_MPS / 2) / TAXI_MPS);
    double rotate = type.rotateMps();
    double needed = rotate * rotate / (2 * 0.6 * runway.lengthM());
    return profile.accelerate(rotate, Math.max(type.isLight() ? 1.4 : 1.9, needed));
  }

  /** From lift-off, or from any state of climb, to level cruise. */
  static void climb(
      ProfileBuilder profile, AircraftType type, double fieldM, double cruiseM, double cruiseMps) {
    double rate = type.climbMps();
    double lastRate = type.isLight() ? rate * 0.6 : rate * 0.38;
    double easeS = type.isLight() ? 8 : 14;
    double top = cruiseM - lastRate * easeS / 2;
    if (type.isHelicopter()) {
      profile.to(12, cruiseMps * 0.4, rate * 0.6);
    } else {
      profile.to(7, Math.max(profile.speedMps(), type.rotateMps() * 1.12), rate);
    }
    if (!type.isLight()) {
      climbTo(profile, Math.min(top, fieldM + 900), rate * 0.9, type.rotateMps() * 1.45, cruiseMps);
      double limit = fieldM + Performance.SPEED_LIMIT_M;
      climbTo(
          profile, Math.min(top, limit), rate * 0.75, Performance.speedAt(type, limit), cruiseMps);
    }
    climbTo(profile, top, lastRate, cruiseMps, cruiseMps);
    profile.to(easeS, cruiseMps, 0);
  }

  private static void climbTo(
      ProfileBuilder profile, double altitude, double rate, double speed, double limitMps) {
    double climb = altitude - profile.altitudeM();
    // Nothing left to climb here: the next part takes the rest of the change of speed.
    if (climb > 1) {
      profile.climbing(climb, Math.min(speed, limitMps), rate);
    }
  }
}
