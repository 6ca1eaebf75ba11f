package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Evidence;
import io.skysentinel.core.detect.Severity;
import java.util.List;

/**
 * One event that was detected, with all that was said of it put together.
 *
 * @param file what was played
 * @param severity the highest that was said
 * @param tReported when it was said first
 * @param tEnd when it was over, NaN when it was not
 */
record Detection(
    String file,
    String icao24,
    AnomalyKind kind,
    double tStart,
    double tReported,
    double tEnd,
    Severity severity,
    double confidence,
    List<Evidence> evidence,
    String text) {

  static Detection of(String file, AnomalyEvent start) {
    return new Detection(
        file,
        start.icao24(),
        start.kind(),
        start.tStart(),
        start.tReported(),
        Double.NaN,
        start.severity(),
        start.confidence(),
        start.evidence(),
        start.text());
  }

  /** With what was said later. */
  Detection and(AnomalyEvent later) {
    boolean worse = later.severity().compareTo(severity) > 0;
    return new Detection(
        file,
        icao24,
        kind,
        tStart,
        tReported,
        later.tEnd(),
        worse ? later.severity() : severity,
        Math.max(confidence, later.confidence()),
        later.evidence(),
        later.text());
  }

  /** Whether it went on at any time between these two. */
  boolean overlaps(double from, double to) {
    double until = Double.isNaN(tEnd) ? Double.POSITIVE_INFINITY : Math.max(tEnd, tReported);
    return tStart <= to && until >= from;
  }
}
