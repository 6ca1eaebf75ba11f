package io.skysentinel.tools.load;

import io.skysentinel.core.live.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Results for the reports: each figure is another one, so that none can stand for another. */
final class ReportResults {
  static final LoadResult.Own AT_EASE = new LoadResult.Own(0.123, 45, 4);
  static final LoadPlan PLAN =
      new LoadPlan(
          new Target("127.0.0.1", 8000, "/ws/flights?a=<b>"),
          Protocol.WS_JSON,
          View.WORLD,
          "",
          1_500,
          250,
          61,
          30,
          0.05,
          12,
          true,
          3);

  private final Observation seen = Observation.empty();
  private final List<LoadSample> samples = new ArrayList<>();
  private LoadPlan plan = PLAN;
  private LoadResult.Storm storm;
  private LoadResult.Own own = AT_EASE;
  private long silent;
  private long notReady;

  /** Of a run without faults that had its times and two lines. */
  static ReportResults clean() {
    ReportResults results = new ReportResults();
    Tally tally = results.seen.tally();
    tally.opened = 3_000;
    tally.deltas = 90_000;
    tally.snapshots = 1_501;
    tally.heartbeats = 17;
    tally.faults.resyncs = 6;
    tally.faults.newEpochs = 5;
    for (int milliseconds = 1; milliseconds <= 1000; milliseconds++) {
      results.seen.delivery().record(milliseconds * 1000L);
    }
    results.seen.firstSnapshot().record(44_000);
    results.samples.add(new LoadSample(1.04, false, 800, 700, 10.06, 2_000_000.4, 1, 2, 3, 0));
    results.samples.add(new LoadSample(2.06, true, 1500, 1499, 5_000.5, 1_000_000, 4, 5, 6, 7));
    return results;
  }

  Tally tally() {
    return seen.tally();
  }

  Observation seen() {
    return seen;
  }

  ReportResults with(LoadPlan other) {
    plan = other;
    return this;
  }

  ReportResults with(LoadResult.Storm other) {
    storm = other;
    return this;
  }

  ReportResults with(LoadResult.Own other) {
    own = other;
    return this;
  }

  ReportResults atTheEnd(long silentClients, long notReadyClients) {
    silent = silentClients;
    notReady = notReadyClients;
    return this;
  }

  LoadResult result() {
    return new LoadResult(
        plan,
        Instant.parse("2026-11-26T21:00:00Z"),
        6.04,
        61.26,
        91_234,
        812_345_678,
        seen,
        storm,
        silent,
        notReady,
        own,
        List.copyOf(samples));
  }
}
