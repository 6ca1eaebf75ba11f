package io.skysentinel.simulator.flight;

import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.RunwayEnd;
import io.skysentinel.simulator.fleet.AircraftType;
import io.skysentinel.simulator.motion.NoWayException;
import io.skysentinel.simulator.motion.Pose;
import io.skysentinel.simulator.motion.ProfileBuilder;
import io.skysentinel.simulator.motion.TrackBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Descent, approach, landing roll and taxi to a stand.
 *
 * @param gate a place some 70 km out by which traffic comes in, as arrival routes have it
 * @param finalM from the start of the final to the threshold
 * @param levelM the level flight at about 10,000 ft that sequencing takes
 * @param stand where it taxies to; null for a helicopter, which stops where it lands
 */
record Landing(
    AircraftType type,
    RunwayEnd runway,
    @Nullable Vec3 gate,
    double finalM,
    double levelM,
    @Nullable Pose stand) {

  private static final double TAXI_MPS = 9;
  private static final double TAXI_RADIUS_M = 45;
  private static final double GATE_RADIUS_M = 10_000;
  private static final double SETTLE_S = 6;
  private static final double FLARE_S = 5;
  private static final double PARKED_S = 40;

  /** Draws the way from wherever the builder is; returns how long the taxi at its end is. */
  double draw(TrackBuilder track) {
    Performance flown = Performance.of(type);
    if (gate != null) {
      track.turnTo(gate, GATE_RADIUS_M);
    }
    track.arrive(Pose.onRunway(runway, -finalM), flown.turnRadiusM());
    track.straight(finalM + flown.touchdownM() + rollM());
    double landed = track.lengthM();
    if (stand != null) {
      track.arrive(stand, TAXI_RADIUS_M);
    }
    return track.lengthM() - landed;
  }

  /** The same landing again, without the detours of a long way. */
  Landing straightIn() {
    return new Landing(type, runway, null, finalM, 0, stand);
  }

  /** Height and speed from cruise to the stand. */
  ProfileBuilder fly(ProfileBuilder profile, double taxiM) {
    descend(profile);
    land(profile);
    return taxi(profile, taxiM);
  }

  /** From any level flight down to where the final begins. */
  private void descend(ProfileBuilder profile) {
    Performance flown = Performance.of(type);
    double level = runway.elevationM() + Performance.SPEED_LIMIT_M;
    double speed = profile.speedMps();
    if (!type.isLight() && profile.altitudeM() > level + 500) {
      double slower = Math.min(speed, Performance.speedAt(type, level));
      profile.levelTo(level, speed * 0.05, slower * 0.05, slower);
      profile.holdFor(levelM);
    }
    double lowRate = type.isLight() ? 2.5 : 6.5;
    if (profile.altitudeM() < finalAltitudeM()) {
      throw new NoWayException();
    }
    profile.levelTo(finalAltitudeM(), lowRate, lowRate, flown.patternSpeedMps());
    profile.accelerate(flown.patternSpeedMps(), 0.5);
    profile.holdFor(type.isLight() ? 1200 : 4000);
  }

  /** Straight down the glide path, easing into it and out of it, to the wheels' touch. */
  private void land(ProfileBuilder profile) {
    double from = profile.speedMps();
    double to = type.approachMps();
    double glide = Performance.of(type).glide();
    profile.to(SETTLE_S, from, -from * glide);
    profile.to(mainM() / ((from + to) / 2), to, -to * glide);
    profile.to(FLARE_S, to, 0);
  }

  private ProfileBuilder taxi(ProfileBuilder profile, double taxiM) {
    double touch = profile.speedMps();
    if (stand == null) {
      return profile.to(2 * rollM() / touch, 0, 0).hold(PARKED_S);
    }
    profile.to(2 * rollM() / (touch + TAXI_MPS), TAXI_MPS, 0);
    double stopM = TAXI_MPS * TAXI_MPS / 2;
    return profile.hold((taxiM - stopM) / TAXI_MPS).to(TAXI_MPS, 0, 0).hold(PARKED_S);
  }

  /** Where the final begins, so that the glide path ends on the runway. */
  double finalAltitudeM() {
    Performance flown = Performance.of(type);
    double eased = flown.patternSpeedMps() * SETTLE_S / 2 + type.approachMps() * FLARE_S / 2;
    return runway.elevationM() + flown.glide() * (mainM() + eased);
  }

  /** How long the last part of the profile takes from the touch of the wheels on. */
  double afterTouchdownS(double taxiM) {
    ProfileBuilder rest = new ProfileBuilder(type.approachMps(), 0, 0);
    return taxi(rest, taxiM).timeS();
  }

  private double mainM() {
    Performance flown = Performance.of(type);
    return finalM
        + flown.touchdownM()
        - SETTLE_S * flown.patternSpeedMps()
        - FLARE_S * type.approachMps();
  }

  private double rollM() {
    if (stand == null) {
      return 40;
    }
    double comfortable = type.approachMps() * type.approachMps() / 3.4;
    double room = runway.lengthM() * 0.9 - Performance.of(type).touchdownM();
    return Math.max(200, Math.min(comfortable, room));
  }
}
