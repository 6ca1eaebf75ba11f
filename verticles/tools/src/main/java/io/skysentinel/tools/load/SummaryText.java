package io.skysentinel.tools.load;

import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run in words, for the console. */
final class SummaryText {
  private static final double MEGA = 1e6;

  private final Formatter out = new Formatter(Locale.ROOT);

  private SummaryText() {}

  /** One second, in one line. */
  static String line(LoadPlan plan, LoadSample sample) {
    return String.format(
        Locale.ROOT,
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
    return summary.out.toString();
  }

  private void rates(LoadResult result) {
    LoadPlan plan = result.plan();
    double seconds = Math.max(1e-3, result.measuredSeconds());
    out.format(
        "%,d clients by %s at %s%s\n",
        plan.clients(),
        plan.protocol(),
        plan.target(),
        plan.view().isWorld() ? "" : ", " + plan.view().tiles().length + " tiles each");
    out.format("opened in %.1f s, then measured for %.1f s\n", result.rampSeconds(), seconds);
    out.format(
        "%,d messages (%,.0f/s), %.1f MB (%.1f MB/s)\n",
        result.messages(),
        result.messages() / seconds,
        result.bytes() / MEGA,
        result.bytes() / MEGA / seconds);
  }

  private void times(LoadResult result) {
    out.format("\n");
    out.format("ms                          p50      p90      p99      max\n");
    times("frame made → arrived", result.seen().delivery());
    times("connect → snapshot", result.seen().firstSnapshot());
    times("slow, reads again → now", result.seen().caughtUp());
  }

  private void times(String name, Latencies times) {
    if (times.count() > 0) {
      out.format(
          "%-24s%,8.1f %,8.1f %,8.1f %,8.1f\n",
          name, times.percentile(50), times.percentile(90), times.percentile(99), times.max());
    }
  }

  private void storm(LoadResult.@Nullable Storm storm) {
    if (storm == null) {
      return;
    }
    times("storm: connect → snapshot", storm.snapshots());
    out.format("\n");
    if (storm.seconds() < 0) {
      out.format("reconnect storm: not all clients came back\n");
    } else {
      out.format("reconnect storm: all clients were back after %.1f s\n", storm.seconds());
    }
  }

  private void faults(LoadResult result) {
    Tally tally = result.seen().tally();
    out.format("\n");
    out.format(
        "frames: %d missing, %d doubled, %d out of order, %d not understood, %d not asked for\n",
        tally.faults.missing,
        tally.faults.doubled,
        tally.faults.reordered,
        tally.malformed,
        tally.unasked);
    out.format(
        "no faults: %d snapshots in place of frames that were dropped, %d new epochs\n",
        tally.faults.resyncs, tally.faults.newEpochs);
    if (tally.errors > 0) {
      out.format("%d error messages\n", tally.errors);
    }
    reasons("connection: ", tally.failures);
    reasons("slow client: ", tally.slowClosed);
    if (result.notReady() > 0) {
      out.format("%d clients were not connected at the end\n", result.notReady());
    }
    if (result.silent() > 0) {
      out.format("%d clients heard nothing for the last 15 s or more\n", result.silent());
    }
    out.format("RESULT: %s\n", result.isClean() ? "all as promised" : "there were faults");
  }

  private void reasons(String what, Map<String, Long> reasons) {
    reasons.forEach((why, times) -> out.format("%s%d × %s\n", what, times, why));
  }

  private void own(LoadResult result) {
    LoadResult.Own own = result.own();
    out.format("the tester itself: %.2f cores, %d MiB of heap\n", own.cores(), own.heapMiB());
    if (result.isTesterBusy()) {
      out.format(
          "It had no time to spare: the times above hold its own queues. Give it --threads, or run"
              + " it on another machine.\n");
    }
  }
}
