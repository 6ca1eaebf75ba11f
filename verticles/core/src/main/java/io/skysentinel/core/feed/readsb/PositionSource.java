package io.skysentinel.core.feed.readsb;

import io.skysentinel.core.contract.FlightState;
import org.jspecify.annotations.Nullable;

/** Where a receiver has a position from, as the numbers that OpenSky gives to the ways. */
final class PositionSource {
  private static final int ADSB = 0;
  private static final int MLAT = 2;

  private PositionSource() {}

  /**
   * ADS-B and its rebroadcast are ADS-B. TIS-B is a radar's view and ADS-C comes by satellite;
   * OpenSky has no number for either.
   *
   * @param type readsb's word for it; {@code null} from a decoder that knows no such word, and then
   *     the lists of fields that came by MLAT or TIS-B tell
   */
  static int inOpenSky(@Nullable String type, String address, boolean byMlat, boolean byTisb) {
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
