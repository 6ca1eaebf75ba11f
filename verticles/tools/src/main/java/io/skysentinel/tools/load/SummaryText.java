package io.skysentinel.tools.load;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run in words, for the console. */
final class SummaryText {
  private static final double MEGA = 1e6;

  private final StringBuilder text = new StringBuilder();

  private SummaryText() {}

  /** One second, in one line. */
  static String line(LoadPlan plan, Sample sample) {
    return format(
        "%5.0f s  %,d/%,d clients  %,.0f msg/s  %.1f MB/s  p50 %.1f  p99 %.1f  max %.1f ms  faults %d%s",
        sample.second(),
        sample.ready(),
        plan.clients(),
        sample.messagesPerSecond(),
        sample.bytesPerSecond() / MEGA,
        sample.p50(),
        sample.p99(),
        sample.max(),
        sample.troubles(),
        sample.measured() ? "" : "  (opening)");
  }

  static String of(LoadResult result) {
    SummaryText summary = new SummaryText();
    summary.rates(result);
    summary.times(result);
    summary.storm(result.storm());
    summary.faults(result);
    summary.own(result);
    return summary.text.toString();
  }

  private void rates(LoadResult result) {
    LoadPlan plan = result.plan();
    double seconds = Math.max(1e-3, result.measuredSeconds());
    add(
        "%,d clients by %s at %s%s",
        plan.clients(),
        plan.protocol(),
        plan.target(),
        plan.view().isWorld() ? "" : ", " + plan.view().tiles().length + " tiles each");
    add("opened in %.1f s, then measured for %.1f s", result.rampSeconds(), seconds);
    add(
        "%,d messages (%,.0f/s), %.1f MB (%.1f MB/s)",
        result.messages(),
        result.messages() / seconds,
        result.bytes() / MEGA,
        result.bytes() / MEGA / seconds);
  }

  private void times(LoadResult result) {
    add("");
    add("ms                          p50      p90      p99      max");
    times("frame made → arrived", result.seen().delivery());
    times("connect → snapshot", result.seen().firstSnapshot());
    times("slow, reads again → now", result.seen().caughtUp());
  }

  private void times(String name, Latencies times) {
    if (times.count() > 0) {
      add(
          "%-24s%,8.1f %,8.1f %,8.1f %,8.1f",
          name,
          times.percentile(50),
          times.percentile(90),
          times.percentile(99),
          times.max());
    }
  }

  private void storm(LoadResult.@Nullable Storm storm) {
    if (storm == null) {
      return;
    }
    times("storm: connect → snapshot", storm.snapshots());
    add("");
    add(
        storm.seconds() < 0
            ? "reconnect storm: not all clients came back"
            : format("reconnect storm: all clients were back after %.1f s", storm.seconds()));
  }

  private void faults(LoadResult result) {
    Tally tally = result.seen().tally();
    add("");
    add(
        "frames: %d missing, %d doubled, %d out of order, %d not understood, %d not asked for",
        tally.faults.missing,
        tally.faults.doubled,
        tally.faults.reordered,
        tally.malformed,
        tally.unasked);
    add(
        "no faults: %d snapshots in place of frames that were dropped, %d new epochs",
        tally.faults.resyncs, tally.faults.newEpochs);
    if (tally.errors > 0) {
      add("%d error messages", tally.errors);
    }
    reasons("connection: ", tally.failures);
    reasons("slow client: ", tally.slowClosed);
    if (result.notReady() > 0) {
      add("%d clients were not connected at the end", result.notReady());
    }
    if (result.silent() > 0) {
      add("%d clients heard nothing for the last 15 s or more", result.silent());
    }
    add(result.isClean() ? "RESULT: all as promised" : "RESULT: there were faults");
  }

  private void reasons(String what, Map<String, Long> reasons) {
    reasons.forEach((why, times) -> add("%s%d × %s", what, times, why));
  }

  private void own(LoadResult result) {
    LoadResult.Own own = result.own();
    add("the tester itself: %.2f cores, %d MiB of heap", own.cores(), own.heapMiB());
    if (own.isBusy(result.plan().threads())) {
      add(
          "It had no time to spare: the times above hold its own queues. Give it --threads, or run"
              + " it on another machine.");
    }
  }

  private void add(String format, Object... values) {
    text.append(format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
