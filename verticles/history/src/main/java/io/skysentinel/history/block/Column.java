package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;

/** The columns of numbers, in the order in which those of a row depend on each other. */
final class Column {
  static final int CONTACT = 0;
  static final int POSITION_TIME = 1;
  static final int VELOCITY = 2;
  static final int HEADING = 3;
  static final int LAT = 4;
  static final int LON = 5;
  static final int ALTITUDE = 6;
  static final int GEO_ALTITUDE = 7;
  static final int VERTICAL_RATE = 8;
  static final int COUNT = 9;

  private Column() {}

  /** What a state says in that column, NaN where it says nothing. */
  static double of(FlightState state, int column) {
    return switch (column) {
      case CONTACT -> state.lastContactUnix();
      case POSITION_TIME -> state.timePositionUnix();
      case LAT -> state.lat();
      case LON -> state.lon();
      case ALTITUDE -> state.altitudeM();
      case GEO_ALTITUDE -> state.geoAltitudeM();
      case VELOCITY -> state.velocityMps();
      case HEADING -> state.headingDeg();
      case VERTICAL_RATE -> state.verticalRateMps();
      default -> throw new IllegalArgumentException("no column " + column);
    };
  }
}
