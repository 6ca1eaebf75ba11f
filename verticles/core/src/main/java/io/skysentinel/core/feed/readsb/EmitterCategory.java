package io.skysentinel.core.feed.readsb;

import io.skysentinel.core.contract.FlightState;
import org.jspecify.annotations.Nullable;

/**
 * The emitter category of ADS-B, sets A to C with eight each ({@code A3}: large), as the numbers
 * that OpenSky gives them. The first of each set means that the aircraft tells none, OpenSky's 1.
 */
final class EmitterCategory {
  private static final int NO_INFORMATION = 1;
  private static final int LAST_OF_SET_C = 5;

  private EmitterCategory() {}

  /** Reserved and unheard-of categories are unknown: they are odd, and no reason to drop a row. */
  static int inOpenSky(@Nullable String category) {
    if (category == null || category.length() != 2) {
      return FlightState.UNKNOWN;
    }
    int number = category.charAt(1) - '0';
    if (number < 0 || number > 7) {
      return FlightState.UNKNOWN;
    }
    return switch (category.charAt(0)) {
      case 'A' -> number == 0 ? NO_INFORMATION : 1 + number;
      case 'B' -> number == 0 ? NO_INFORMATION : 8 + number;
      case 'C' -> surface(number);
      default -> FlightState.UNKNOWN;
    };
  }

  private static int surface(int number) {
    if (number > LAST_OF_SET_C) {
      return FlightState.UNKNOWN;
    }
    return number == 0 ? NO_INFORMATION : 15 + number;
  }
}
