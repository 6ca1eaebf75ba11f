package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.feed.AviationUnits;

/** Simulated states in the digits in which a feed would have told them. */
enum FeedForm {
  /** As the simulator reports: velocity and heading to the hundredth, times to the millisecond. */
  SIMULATED {
    @Override
    FlightState of(FlightState state) {
      return state;
    }
  },

  /** As OpenSky answers: whole seconds, velocity and heading made of whole knots. */
  OPENSKY {
    @Override
    FlightState of(FlightState state) {
      FlightStateBuilder told = measured(state);
      told.lat = Math.rint(state.lat() * 1e4) / 1e4;
      told.lon = Math.rint(state.lon() * 1e4) / 1e4;
      told.velocityMps = Math.rint(Math.sqrt(squaredKnots(state)) * 51.4444) / 100;
      told.headingDeg = trackDeg(state);
      told.lastContactUnix = Math.floor(state.lastContactUnix());
      told.timePositionUnix = told.lastContactUnix;
      return told.build();
    }
  },

  /** As readsb writes: tenths of seconds and knots, positions in the steps of ADS-B. */
  RECEIVER {
    @Override
    FlightState of(FlightState state) {
      FlightStateBuilder told = measured(state);
      told.lat = onGrid(state.lat());
      told.lon = onGrid(state.lon());
      double knots = Math.rint((float) Math.sqrt(squaredKnots(state) + 0.5) * 10.0) / 10;
      told.velocityMps = AviationUnits.mpsFromKnots(knots);
      told.headingDeg = trackDeg(state);
      double rate = Math.rint(state.verticalRateMps() / RATE_STEP_MPS) * 64;
      told.verticalRateMps = AviationUnits.mpsFromFeetPerMinute(rate);
      told.lastContactUnix = Math.rint(state.lastContactUnix() * 10) / 10;
      told.timePositionUnix = told.lastContactUnix;
      return told.build();
    }
  };

  private static final double RATE_STEP_MPS = 0.32512;
  private static final double MPS_PER_KNOT = 1852 / 3600.0;

  /** Between two latitudes that an even message can say; the last of six decimals is below it. */
  private static final double GRID_DEG = 6.0 / 131_072;

  abstract FlightState of(FlightState state);

  /** Without what only the simulator knows. */
  private static FlightStateBuilder measured(FlightState state) {
    FlightStateBuilder told = new FlightStateBuilder().from(state);
    told.origin = null;
    told.destination = null;
    told.registration = null;
    told.aircraftType = null;
    return told;
  }

  private static double squaredKnots(FlightState state) {
    double east = eastKnots(state);
    double north = northKnots(state);
    return east * east + north * north;
  }

  private static double trackDeg(FlightState state) {
    double degrees = Math.toDegrees(Math.atan2(eastKnots(state), northKnots(state)));
    return Math.rint((degrees < 0 ? degrees + 360 : degrees) * 100) / 100 % 360;
  }

  private static double eastKnots(FlightState state) {
    double knots = state.velocityMps() / MPS_PER_KNOT;
    return Math.rint(knots * Math.sin(Math.toRadians(state.headingDeg())));
  }

  private static double northKnots(FlightState state) {
    double knots = state.velocityMps() / MPS_PER_KNOT;
    return Math.rint(knots * Math.cos(Math.toRadians(state.headingDeg())));
  }

  private static double onGrid(double degrees) {
    return Math.rint(Math.rint(degrees / GRID_DEG) * GRID_DEG * 1e6) / 1e6;
  }
}
