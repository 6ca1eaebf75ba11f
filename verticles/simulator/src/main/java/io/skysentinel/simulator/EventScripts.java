package io.skysentinel.simulator;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.simulator.flight.Disturbance;
import io.skysentinel.simulator.flight.Maneuvers;
import io.skysentinel.simulator.flight.SimulatedFlight;
import io.skysentinel.simulator.motion.Motion;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** What each kind of event does to a flight. */
final class EventScripts {
  private static final double SHORTEST_S = 60;
  private static final double CLUSTER_M = 60_000;
  private static final int CLUSTER_OTHERS = 4;

  private final BoundingBox area;
  private final SimulatedFlight[] flights;
  private final Maneuvers maneuvers;
  private final double[] busyUntil;
  private final RandomGenerator random;
  private final List<TruthEvent> truth;
  private final Motion motion = new Motion();

  EventScripts(
      BoundingBox area, SimulatedFlight[] flights, RandomGenerator random, List<TruthEvent> truth) {
    this.area = area;
    this.flights = flights;
    this.random = random;
    this.truth = truth;
    maneuvers = new Maneuvers(area);
    busyUntil = new double[flights.length];
  }

  /** Lets it happen to the slot's flight; false if that is in no state for it. */
  boolean play(EventKind kind, int slot, double unix) {
    if (!isFree(slot, unix)) {
      return false;
    }
    SimulatedFlight flight = flights[slot];
    return switch (kind) {
      case GO_AROUND ->
          maneuver(kind, slot, unix, maneuvers.goAround(flight, unix), "approach broken off");
      case HOLDING -> {
        int orbits = between(2, 4);
        yield maneuver(kind, slot, unix, maneuvers.hold(flight, unix, orbits), orbits + " orbits");
      }
      case LOW_SPEED ->
          maneuver(
              kind,
              slot,
              unix,
              maneuvers.slowDown(flight, unix, between(30, 60)),
              "slower than the type's lowest speed");
      case EMERGENCY_DESCENT -> emergencyDescent(slot, unix);
      case SQUAWK_7500, SQUAWK_7600, SQUAWK_7700 -> squawk(kind, slot, unix);
      case LOSS_OF_SIGNAL -> silence(slot, unix);
      case POSITION_JUMP -> positionJump(slot, unix);
      case SENSOR_NOISE -> sensorNoise(slot, unix);
    };
  }

  private boolean isFree(int slot, double unix) {
    SimulatedFlight flight = flights[slot];
    return busyUntil[slot] <= unix
        && !flight.onGround(unix)
        && flight.endUnix() - unix > SHORTEST_S;
  }

  private boolean maneuver(EventKind kind, int slot, double unix, double endUnix, String detail) {
    if (Double.isNaN(endUnix)) {
      return false;
    }
    happened(kind, slot, unix, endUnix, detail);
    return true;
  }

  private boolean emergencyDescent(int slot, double unix) {
    int feetPerMinute = between(5000, 7000);
    double level = maneuvers.emergencyDescent(flights[slot], unix, feetPerMinute * 0.00508);
    if (Double.isNaN(level)) {
      return false;
    }
    happened(
        EventKind.EMERGENCY_DESCENT, slot, unix, level, "down at " + feetPerMinute + " ft/min");
    double from = unix + between(15, 40);
    double until = level + between(300, 900);
    flights[slot].declare(new Disturbance.Squawk(from, until, "7700"));
    happened(EventKind.SQUAWK_7700, slot, from, until, "after the emergency descent");
    return true;
  }

  private boolean squawk(EventKind kind, int slot, double unix) {
    String code = kind.name().substring("SQUAWK_".length());
    double until = unix + between(120, 480);
    flights[slot].declare(new Disturbance.Squawk(unix, until, code));
    happened(kind, slot, unix, until, "squawks " + code);
    return true;
  }

  private boolean silence(int slot, double unix) {
    SimulatedFlight flight = flights[slot];
    double airborneS = Math.min(flight.endUnix(), unix + flight.untilTouchdownS(unix)) - unix;
    double lasts = Math.min(between(180, 600), airborneS - 30);
    if (lasts < 180) {
      return false;
    }
    flight.disturb(new Disturbance.Silence(unix, unix + lasts));
    happened(EventKind.LOSS_OF_SIGNAL, slot, unix, unix + lasts, "not heard while airborne");
    return true;
  }

  private boolean sensorNoise(int slot, double unix) {
    double until = unix + between(60, 240);
    flights[slot].disturb(new Disturbance.Noise(unix, until, 40));
    happened(EventKind.SENSOR_NOISE, slot, unix, until, "altitude, speed and heading scatter");
    return true;
  }

  /** Satellite navigation is disturbed by area: neighbours are moved to the same false place. */
  private boolean positionJump(int slot, double unix) {
    Vec3 here = positionOf(slot, unix);
    Vec3 place = falsePlace(here);
    double until = unix + between(60, 300);
    int first = random.nextInt(flights.length);
    int wanted = between(0, CLUSTER_OTHERS);
    fool(slot, unix, until, place, here);
    for (int i = 0; i < Math.min(flights.length, 2000) && wanted > 0; i++) {
      int other = (first + i) % flights.length;
      if (isFree(other, unix)) {
        Vec3 there = positionOf(other, unix);
        if (Sphere.distanceM(here, there) < CLUSTER_M) {
          fool(other, unix, until, place, there);
          wanted--;
        }
      }
    }
    return true;
  }

  private void fool(int slot, double unix, double until, Vec3 place, Vec3 from) {
    double heading = random.nextDouble() * 360;
    flights[slot].disturb(new Disturbance.FalsePlace(unix, until, place, heading, between(2, 15)));
    String km =
        String.format(
            Locale.ROOT, "positions are %.0f km off", Sphere.distanceM(place, from) / 1e3);
    happened(EventKind.POSITION_JUMP, slot, unix, until, km);
  }

  /** Tens of kilometres off, inside the area if it is large enough for that. */
  private Vec3 falsePlace(Vec3 from) {
    Vec3 place = from;
    for (int tries = 0; tries < 20; tries++) {
      place = Sphere.destination(from, random.nextDouble() * 360, between(20_000, 70_000));
      if (area.contains(place.latDeg(), place.lonDeg())) {
        return place;
      }
    }
    return place;
  }

  private Vec3 positionOf(int slot, double unix) {
    flights[slot].locate(unix, motion);
    return Vec3.ofDegrees(motion.latDeg, motion.lonDeg);
  }

  private void happened(EventKind kind, int slot, double start, double end, String detail) {
    SimulatedFlight flight = flights[slot];
    double over = Math.min(end, flight.endUnix());
    busyUntil[slot] = Math.max(busyUntil[slot], over + SHORTEST_S);
    truth.add(
        new TruthEvent(
            flight.airframe().icao24(),
            flight.callsign(),
            kind,
            millis(start),
            millis(over),
            detail));
  }

  private int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  private static double millis(double unix) {
    return Math.rint(unix * 1000) / 1000;
  }
}
