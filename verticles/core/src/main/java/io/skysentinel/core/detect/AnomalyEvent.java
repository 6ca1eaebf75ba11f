package io.skysentinel.core.detect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said once of one anomaly; all that is said of it has the same id.
 *
 * @param tStart when it began, in Unix seconds of the aircraft's own reports
 * @param tReported when this was said, by the same clock
 * @param tEnd when it was over, NaN before its end
 * @param lat where, NaN where no position is known or believed
 * @param altitudeM NaN where none is known
 * @param confidence 0 … 1
 * @param text a sentence for people
 * @param producedAtMs the log's time, in Unix milliseconds
 */
public record AnomalyEvent(
    String id,
    EventPhase phase,
    AnomalyKind kind,
    Severity severity,
    double confidence,
    String icao24,
    @Nullable String callsign,
    double tStart,
    double tReported,
    double tEnd,
    double lat,
    double lon,
    double altitudeM,
    List<Evidence> evidence,
    String text,
    long producedAtMs) {

  /** Of the event's form in the log. */
  public static final int SCHEMA_VERSION = 1;

  public AnomalyEvent {
    evidence = List.copyOf(evidence);
  }

  /** That it is over since it was last spoken of, said at that time of the log. */
  public AnomalyEvent ended(long nowMs) {
    return new AnomalyEvent(
        id,
        EventPhase.END,
        kind,
        severity,
        confidence,
        icao24,
        callsign,
        tStart,
        tReported + (nowMs - producedAtMs) / 1000.0,
        tReported,
        lat,
        lon,
        altitudeM,
        evidence,
        text,
        nowMs);
  }

  /** The one id of an event, which follows from what it is about. */
  public static String idOf(String icao24, AnomalyKind kind, double tStart) {
    return icao24 + "-" + kind + "-" + (long) Math.floor(tStart);
  }
}
