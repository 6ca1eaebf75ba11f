package io.skysentinel.tools.load;

import org.HdrHistogram.Histogram;

/** Times in microseconds, kept as counts: a million cost no more than ten. */
final class Latencies {
  private static final long MOST = 600_000_000;
  private static final int DIGITS = 3;
  private static final double MICROS_PER_MS = 1000;

  private final Histogram histogram = new Histogram(MOST, DIGITS);

  /** Takes a time; what a clock that lags makes negative counts as 0. */
  void record(long micros) {
    histogram.recordValue(Math.max(0, Math.min(MOST, micros)));
  }

  void add(Latencies other) {
    histogram.add(other.histogram);
  }

  /** What was recorded since the last time, which is forgotten here. */
  Latencies take() {
    Latencies taken = new Latencies();
    taken.add(this);
    histogram.reset();
    return taken;
  }

  long count() {
    return histogram.getTotalCount();
  }

  /** In milliseconds; 0 when there was nothing. */
  double percentile(double percentile) {
    return count() == 0 ? 0 : histogram.getValueAtPercentile(percentile) / MICROS_PER_MS;
  }

  double max() {
    return count() == 0 ? 0 : histogram.getMaxValue() / MICROS_PER_MS;
  }
}
