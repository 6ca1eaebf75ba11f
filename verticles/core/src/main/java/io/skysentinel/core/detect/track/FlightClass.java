package io.skysentinel.core.detect.track;

import io.skysentinel.core.contract.FlightState;
import java.util.regex.Pattern;

/**
 * What kind of aircraft it is, as far as rules care: told by its category, else by how it flies.
 */
public enum FlightClass {
  /** Above 15,500 lb, or flies as only such aircraft do. */
  LARGE,
  /** Below 15,500 lb: one or two engines, a few seats. */
  LIGHT,
  ROTORCRAFT,
  /** Gliders, balloons, parachutes, ultralights, drones. */
  UNPOWERED,
  /** A vehicle or an obstacle. */
  SURFACE,
  UNKNOWN;

  /** An airline's three letters and a number. */
  private static final Pattern AIRLINE = Pattern.compile("[A-Z]{3}[0-9][0-9A-Z]{0,4}");

  /** No light piston aircraft cruises as fast, or as high. */
  private static final double FAST_MPS = 130;

  private static final double HIGH_M = 7500;

  /**
   * The class of an aircraft.
   *
   * @param fastestMps the highest speed that was seen lately
   * @param highestM the highest altitude that was seen lately
   */
  static FlightClass of(FlightState state, double fastestMps, double highestM) {
    FlightClass told = ofCategory(state.category());
    if (told != UNKNOWN) {
      return told;
    }
    if (fastestMps >= FAST_MPS || highestM >= HIGH_M) {
      return LARGE;
    }
    String callsign = state.callsign();
    boolean airline = callsign != null && AIRLINE.matcher(callsign).matches();
    return airline && fastestMps >= 75 ? LARGE : UNKNOWN;
  }

  /** OpenSky's numbering: 2 light, 3 small, 4 large, 5 high vortex, 6 heavy, 7 fast, 8 rotor … */
  private static FlightClass ofCategory(int category) {
    return switch (category) {
      case 2 -> LIGHT;
      case 3, 4, 5, 6, 7 -> LARGE;
      case 8 -> ROTORCRAFT;
      case 9, 10, 11, 12, 14 -> UNPOWERED;
      case 16, 17, 18, 19, 20 -> SURFACE;
      default -> UNKNOWN;
    };
  }
}
