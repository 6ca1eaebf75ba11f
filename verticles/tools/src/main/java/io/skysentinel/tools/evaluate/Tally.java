package io.skysentinel.tools.evaluate;

import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was found of one kind, in one way of playing.
 *
 * @param labels how many events there were; {@code certain} of them are sure
 * @param found how many of them were detected
 * @param matched how many detections belong to a label, and
 * @param unmatched how many to none, {@code high} of them with high severity
 * @param delays seconds from the start to the report, of each event found, sorted
 */
record Tally(
    AnomalyKind kind,
    int labels,
    int certain,
    int found,
    int certainFound,
    int matched,
    int unmatched,
    int high,
    List<Double> delays) {

  static Tally of(AnomalyKind kind, List<Label> labels, List<Detection> detections) {
    int all = 0;
    int certain = 0;
    int found = 0;
    int certainFound = 0;
    List<Double> delays = new ArrayList<>();
    for (Label label : labels) {
      if (label.kind() != kind) {
        continue;
      }
      all++;
      certain += label.isCertain() ? 1 : 0;
      for (Detection detection : detections) {
        if (label.isFoundBy(detection)) {
          found++;
          certainFound += label.isCertain() ? 1 : 0;
          delays.add(delay(label, detection));
          break;
        }
      }
    }
    Collections.sort(delays);
    int matched = 0;
    int high = 0;
    int mine = 0;
    for (Detection detection : detections) {
      if (detection.kind() == kind) {
        mine++;
        boolean belongs = labels.stream().anyMatch(label -> label.isFoundBy(detection));
        matched += belongs ? 1 : 0;
        high += !belongs && detection.severity() == Severity.HIGH ? 1 : 0;
      }
    }
    return new Tally(
        kind, all, certain, found, certainFound, matched, mine - matched, high, delays);
  }

  /** An approach is broken off at its lowest point; labels of it begin somewhat before. */
  private static double delay(Label label, Detection detection) {
    double from =
        label.kind() == AnomalyKind.GO_AROUND
            ? Math.max(label.tStart(), detection.tStart())
            : label.tStart();
    return Math.max(0, detection.tReported() - from);
  }

  boolean isEmpty() {
    return labels == 0 && matched + unmatched == 0;
  }

  double medianDelay() {
    return delays.isEmpty() ? Double.NaN : delays.get(delays.size() / 2);
  }

  double worstDelay() {
    return delays.isEmpty() ? Double.NaN : delays.get(delays.size() - 1);
  }

  double recall() {
    return labels == 0 ? Double.NaN : (double) found / labels;
  }

  double precision() {
    return matched + unmatched == 0 ? Double.NaN : (double) matched / (matched + unmatched);
  }
}
