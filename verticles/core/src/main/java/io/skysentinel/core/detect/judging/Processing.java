package io.skysentinel.core.detect.judging;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.detect.ProcessedUpdate;
import io.skysentinel.core.detect.learned.LearnedScore;
import io.skysentinel.core.detect.runway.Field;
import io.skysentinel.core.detect.runway.Strip;
import io.skysentinel.core.detect.track.AircraftTrack;
import io.skysentinel.core.detect.track.Trend;
import io.skysentinel.core.detect.track.Verdict;
import org.jspecify.annotations.Nullable;

/** An update with what a track knows when it has taken it in. */
final class Processing {
  private static final double FEET = 1 / 0.3048;
  private static final double KNOTS = 3600 / 1852.0;
  private static final double DAY_S = 86_400;

  /** Deviations at which the score is one half. */
  private static final double HALF_AT = 4;

  private Processing() {}

  static ProcessedUpdate of(Watched watched, FlightState state, Verdict verdict, long recordMs) {
    AircraftTrack track = watched.track();
    LearnedScore.Unusual unusual = watched.unusual();
    double unix = state.lastContactUnix();
    double hour = unix % DAY_S / 3600;
    // 1970-01-01 was a Thursday; Monday is 1.
    int day = (int) Math.floorMod((long) Math.floor(unix / DAY_S) + 3, 7L) + 1;
    double aroundDay = 2 * Math.PI * hour / 24;
    double aroundWeek = 2 * Math.PI * (day - 1 + hour / 24) / 7;
    boolean placed = track.plane().isSet();
    double lat = placed ? track.plane().lat() : Double.NaN;
    double lon = placed ? track.plane().lon() : Double.NaN;
    double speed = track.speedMps();
    double altitude = track.altitudeM();
    Trend trend = track.trend();
    Field field = track.field();
    Strip.Fit fit = runway(track, field);
    return new ProcessedUpdate(
        unix,
        state.icao24(),
        state.callsign(),
        rounded(lat, 1e6),
        rounded(lon, 1e6),
        rounded(speed, 100),
        rounded(speed * KNOTS, 10),
        rounded(altitude, 10),
        rounded(altitude * FEET, 1),
        rounded(track.rateMps(), 100),
        rounded(track.trackDeg(), 100),
        track.phase().wireName(),
        verdict.wireName(),
        rounded(hour, 1e4),
        day,
        rounded(Math.sin(aroundDay), 1e4),
        rounded(Math.cos(aroundDay), 1e4),
        rounded(Math.sin(aroundWeek), 1e4),
        rounded(Math.cos(aroundWeek), 1e4),
        rounded(trend.accelerationMps2(), 1000),
        rounded(trend.turnRateDegS(), 1000),
        rounded(track.implied().impliedMps(), 100),
        rounded(trend.energyHeightM(), 10),
        rounded(trend.energyRateMps(), 100),
        rounded(trend.velocityAnomaly(), 1000),
        rounded(trend.altitudeAnomaly(), 1000),
        watched.rules().isAnomaly(),
        unusual == null ? score(trend) : rounded(unusual.score(), 1e4),
        unusual == null ? null : unusual.because(),
        Math.floor(lon),
        Math.floor(lat),
        field == null ? null : field.ident(),
        field == null ? Double.NaN : rounded(track.fieldM() / 1000, 100),
        rounded(track.heightM(), 10),
        fit == null ? null : fit.strip().name(),
        fit == null ? Double.NaN : rounded(fit.nearM() / 1000, 100),
        recordMs);
  }

  /** Runways matter low and near them only; elsewhere looking for one would be most of the work. */
  private static Strip.@Nullable Fit runway(AircraftTrack track, @Nullable Field field) {
    if (field == null || track.fieldM() > 20_000 || track.heightM() > 3000) {
      return null;
    }
    return field.best(track.plane().lat(), track.plane().lon(), track.trackDeg());
  }

  private static double score(Trend trend) {
    double most = Math.max(Math.abs(trend.velocityAnomaly()), Math.abs(trend.altitudeAnomaly()));
    return Double.isNaN(most) ? 0 : rounded(most / (most + HALF_AT), 1e4);
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }
}
