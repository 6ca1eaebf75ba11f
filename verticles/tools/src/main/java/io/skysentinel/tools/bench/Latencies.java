package io.skysentinel.tools.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** How long answers took, and how much they told. */
final class Latencies {
  private final Histogram micros = new Histogram(3);
  private long answered;

  void add(long nanos, int rows) {
    micros.recordValue(nanos / 1_000);
    answered += rows;
  }

  String text(String past, String when, String question) {
    return String.format(
        Locale.ROOT,
        "%-6s %-16s %-24s p50 %7.1f p95 %7.1f max %7.1f ms (%,d answers, %,.0f rows each)",
        past,
        when,
        question,
        micros.getValueAtPercentile(50) / 1000.0,
        micros.getValueAtPercentile(95) / 1000.0,
        micros.getMaxValue() / 1000.0,
        micros.getTotalCount(),
        (double) answered / Math.max(1, micros.getTotalCount()));
  }
}
