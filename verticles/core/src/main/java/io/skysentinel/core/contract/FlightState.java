package io.skysentinel.core.contract;

import org.jspecify.annotations.Nullable;

/**
 * Everything known of one aircraft now, in SI units.
 *
 * <p>What is not known is {@code NaN}, {@code null} or {@link #UNKNOWN}, never 0. Numbers are
 * primitives because a feed brings tens of thousands of these a second and boxes would be most of
 * the garbage.
 *
 * @param icao24 six lower-case hex digits; a leading {@code ~} marks an address that is not ICAO's
 *     (TIS-B and the like, as readsb writes it)
 * @param timePositionUnix when the position was measured, in seconds, fractions where a feed knows
 *     them
 * @param lastContactUnix when anything was last heard, in seconds; never unknown
 * @param category the emitter category in OpenSky's numbering, or {@link #UNKNOWN}
 * @param positionSource 0 ADS-B, 1 ASTERIX, 2 MLAT, 3 FLARM, or {@link #UNKNOWN}
 * @param nic how far off its position can be by its own navigation (ADS-B's integrity category): 0
 *     as far as may be, 11 at most 7.5 m, or {@link #UNKNOWN}
 * @param nacP how exact its own navigation takes the position to be (ADS-B's accuracy category): 0
 *     not known to it, 11 within 3 m, or {@link #UNKNOWN}
 * @param emergency what it declares beside the squawk, in readsb's words ({@code general}, {@code
 *     minfuel} …); {@code null} where it declares nothing, or nobody told
 */
public record FlightState(
    String icao24,
    @Nullable String callsign,
    double lat,
    double lon,
    double altitudeM,
    double geoAltitudeM,
    double velocityMps,
    double headingDeg,
    double verticalRateMps,
    boolean onGround,
    @Nullable String squawk,
    boolean spi,
    double timePositionUnix,
    double lastContactUnix,
    @Nullable String originCountry,
    int category,
    int positionSource,
    @Nullable String registration,
    @Nullable String aircraftType,
    @Nullable String origin,
    @Nullable String destination,
    int nic,
    int nacP,
    @Nullable String emergency) {

  /** An integer that nobody told us. */
  public static final int UNKNOWN = -1;

  /** Whether the position is known: latitude and longitude are both there or both missing. */
  public boolean hasPosition() {
    return !Double.isNaN(lat);
  }

  /**
   * The contract's order of updates: {@code last_contact_unix}, then {@code time_position_unix}.
   */
  public boolean isOlderThan(FlightState other) {
    if (lastContactUnix != other.lastContactUnix) {
      return lastContactUnix < other.lastContactUnix;
    }
    return timePositionUnix < other.timePositionUnix;
  }
}
