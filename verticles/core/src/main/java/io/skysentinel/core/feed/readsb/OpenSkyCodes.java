package io.skysentinel.core.feed.readsb;

import io.skysentinel.core.contract.FlightState;
import org.jspecify.annotations.Nullable;

/** What readsb says in words, as the numbers that OpenSky has for it. */
final class OpenSkyCodes {
  private static final int NO_INFORMATION = 1;
  private static final int LAST_OF_SET_C = 5;
  private static final int ADSB = 0;
  private static final int MLAT = 2;

  private OpenSkyCodes() {}

  /**
   * The emitter category of ADS-B, sets A to C with eight each ({@code A3}: large). The first of
   * each set means that the aircraft tells none, OpenSky's 1. Reserved and unheard-of categories
   * are unknown: they are odd, and no reason to drop a row.
   */
  static int category(@Nullable String category) {
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

  /**
   * Where a receiver has a position from. ADS-B and its rebroadcast are ADS-B. TIS-B is a radar's
   * view and ADS-C comes by satellite; OpenSky has no number for either.
   *
   * @param type readsb's word for it; {@code null} from a decoder that knows no such word, and then
   *     the lists of fields that came by MLAT or TIS-B tell
   */
  static int positionSource(@Nullable String type, String address, boolean byMlat, boolean byTisb) {
    if (byMlat) {
      return MLAT;
    }
    if (byTisb) {
      return FlightState.UNKNOWN;
    }
    if (type == null) {
      return address.startsWith("~") ? FlightState.UNKNOWN : ADSB;
    }
    if (type.startsWith("adsb") || type.startsWith("adsr")) {
      return ADSB;
    }
    return type.equals("mlat") ? MLAT : FlightState.UNKNOWN;
  }
}
