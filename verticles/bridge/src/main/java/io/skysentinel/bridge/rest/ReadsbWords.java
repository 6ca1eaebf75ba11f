package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.FlightState;
import org.jspecify.annotations.Nullable;

/** What readsb calls the codes that OpenSky has as numbers. */
final class ReadsbWords {
  private static final int ADSB = 0;
  private static final int MLAT = 2;

  /** By OpenSky's number; the first two and those behind the last are no emitter category. */
  private static final String[] CATEGORIES = {
    "", "A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1", "B2", "B3", "B4", "B5", "B6", "B7",
    "C1", "C2", "C3", "C4", "C5"
  };

  private ReadsbWords() {}

  /** Where the position comes from. */
  static String type(FlightState state) {
    return switch (state.positionSource()) {
      case ADSB -> state.icao24().startsWith("~") ? "adsb_other" : "adsb_icao";
      case MLAT -> "mlat";
      default -> "other";
    };
  }

  /** The emitter category; {@code null} when it is not known. */
  static @Nullable String category(int number) {
    return number < 1 || number >= CATEGORIES.length ? null : CATEGORIES[number];
  }
}
