package io.skysentinel.simulator;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.simulator.flight.Disturbance;
import io.skysentinel.simulator.flight.Seeds;
import io.skysentinel.simulator.flight.SimulatedFlight;
import io.skysentinel.simulator.motion.Motion;
import org.jspecify.annotations.Nullable;

/** Turns motion into reports, with the steps and, if wished, the small errors of real sensors. */
final class Reports {
  /** 25 ft and 64 ft/min, the steps of Mode S. */
  private static final double ALTITUDE_STEP_M = 7.62;

  private static final double RATE_STEP_MPS = 0.32512;
  private static final double METRES_PER_DEGREE = 111_195;

  private final long seed;
  private final boolean noise;

  Reports(long seed, boolean noise) {
    this.seed = seed;
    this.noise = noise;
  }

  FlightState of(
      SimulatedFlight flight, Motion motion, @Nullable Disturbance by, double unix, long report) {
    if (by instanceof Disturbance.Noise sensors) {
      disturb(motion, report, sensors.factor());
    } else if (noise) {
      disturb(motion, report, 1);
    }
    if (by instanceof Disturbance.FalsePlace navigation) {
      Vec3 believed = navigation.at(unix);
      motion.latDeg = believed.latDeg();
      motion.lonDeg = believed.lonDeg();
    }
    boolean onGround = flight.onGround(unix);
    double altitude = stepped(motion.altitudeM, ALTITUDE_STEP_M);
    return new FlightState(
        flight.airframe().icao24(),
        flight.callsign(),
        Math.rint(motion.latDeg * 1e5) / 1e5,
        Math.rint(motion.lonDeg * 1e5) / 1e5,
        altitude,
        stepped(motion.altitudeM * 1.015 + 22.86, ALTITUDE_STEP_M),
        Math.rint(motion.speedMps * 100) / 100,
        Sphere.normalizeDeg(Math.rint(motion.headingDeg * 100) / 100),
        onGround ? 0 : stepped(motion.verticalRateMps, RATE_STEP_MPS),
        onGround,
        flight.squawk(unix),
        false,
        unix,
        unix,
        flight.airframe().country(),
        flight.airframe().type().category(),
        0,
        flight.airframe().registration(),
        flight.airframe().type().icao(),
        flight.origin(),
        flight.destination(),
        FlightState.UNKNOWN,
        FlightState.UNKNOWN,
        null);
  }

  /** Adds errors of a receiver and its sensors, {@code factor} times the everyday ones. */
  private void disturb(Motion motion, long report, double factor) {
    double east = gauss(report, 1) * 6 / METRES_PER_DEGREE;
    double north = gauss(report, 2) * 6 / METRES_PER_DEGREE;
    motion.latDeg += north;
    motion.lonDeg += east / Math.max(0.01, Math.cos(Math.toRadians(motion.latDeg)));
    motion.altitudeM += gauss(report, 3) * 4 * factor;
    motion.speedMps = Math.max(0, motion.speedMps + gauss(report, 4) * 0.5 * factor);
    motion.headingDeg += gauss(report, 5) * 0.4 * factor;
    motion.verticalRateMps += gauss(report, 6) * 0.25 * factor;
  }

  /** Nearly normal with deviation 1: the sum of four even chances, drawn from one hash. */
  private double gauss(long report, int quantity) {
    long bits = Seeds.mix(seed + quantity, report);
    long sum = (bits & 0xffff) + (bits >>> 16 & 0xffff) + (bits >>> 32 & 0xffff) + (bits >>> 48);
    return (sum / 65536.0 - 2) * 1.7320508075688772;
  }

  private static double stepped(double value, double step) {
    double rounded = Math.rint(value / step) * step;
    return Math.rint(rounded * 100) / 100 + 0.0;
  }
}
