package io.skysentinel.core.detect;

import org.jspecify.annotations.Nullable;

/**
 * An update, smoothed, with what follows from it. Numbers that are not known are NaN.
 *
 * @param timestamp when the aircraft was last heard, in Unix seconds
 * @param latitude smoothed, as are longitude, velocity, altitude, rate and track
 * @param flightPhase its name on the wire
 * @param plausibility what was believed of the update: {@code fresh}, {@code repeated} …
 * @param accelerationMps2 along the track
 * @param turnRateDegS to the right
 * @param impliedSpeedMps by the reported positions alone
 * @param energyHeightM altitude and speed as one height, {@code h + v²/2g}
 * @param energyRateMps how fast that changes
 * @param velocityAnomaly deviations from the aircraft's own recent past, in its own scatter
 * @param anomalyScore 0 … 1: learned, or by the deviations where nothing is
 * @param scoreFeatures what makes a learned score high, the most first; null where nothing does
 * @param gridX the south-western corner of its 1° cell
 * @param airportKm to the nearest airport, with {@code heightM} above its elevation
 */
public record ProcessedUpdate(
    double timestamp,
    String icao24,
    @Nullable String callsign,
    double latitude,
    double longitude,
    double velocity,
    double velocityKt,
    double baroAltitude,
    double altitudeFt,
    double verticalRate,
    double trackDeg,
    String flightPhase,
    String plausibility,
    double hour,
    int dayOfWeek,
    double hourSin,
    double hourCos,
    double daySin,
    double dayCos,
    double accelerationMps2,
    double turnRateDegS,
    double impliedSpeedMps,
    double energyHeightM,
    double energyRateMps,
    double velocityAnomaly,
    double altitudeAnomaly,
    boolean isAnomaly,
    double anomalyScore,
    @Nullable String scoreFeatures,
    double gridX,
    double gridY,
    @Nullable String airport,
    double airportKm,
    double heightM,
    @Nullable String runway,
    double runwayKm,
    long processingTimestampMs) {

  /** Of the form in the log. */
  public static final int SCHEMA_VERSION = 1;
}
