package io.skysentinel.tools.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * The greatest deviation of any feature from its median, in deviations that outliers do not
 * stretch: the bar that whatever is learned has to beat.
 */
final class RobustZ {
  /** What makes a median of absolute deviations the deviation of a normal distribution. */
  private static final double NORMAL = 1.4826;

  /** Features come scaled to 1; most of them are 0 nearly always, and then nothing would do. */
  private static final double LEAST = 0.05;

  private final double[] median;
  private final double[] scatter;

  /** Learns all of them at once, which no detector can: the bar is as high as it may be. */
  RobustZ(List<float[]> all) {
    int dimensions = all.get(0).length;
    median = new double[dimensions];
    scatter = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      int at = d;
      median[d] = median(all.stream().mapToDouble(x -> x[at]).toArray());
      double middle = median[d];
      double mad = median(all.stream().mapToDouble(x -> Math.abs(x[at] - middle)).toArray());
      scatter[d] = Math.max(LEAST, NORMAL * mad);
    }
  }

  double score(float[] features) {
    double most = 0;
    for (int d = 0; d < features.length; d++) {
      most = Math.max(most, Math.abs(features[d] - median[d]) / scatter[d]);
    }
    return most;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
