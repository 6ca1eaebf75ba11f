package io.skysentinel.tools.load;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out.
 *
 * @param measuredSeconds how long all clients were there, which the rates and times are of
 * @param silent how many clients heard nothing for a long while at the end
 * @param notReady how many clients had no connection with something on it at the end
 * @param own what the tester itself needed
 */
record LoadResult(
    LoadPlan plan,
    Instant started,
    double rampSeconds,
    double measuredSeconds,
    long messages,
    long bytes,
    Observation seen,
    @Nullable Storm storm,
    long silent,
    long notReady,
    Own own,
    List<LoadSample> samples) {

  /**
   * How a reconnect storm went.
   *
   * @param seconds until every client had a snapshot again; below 0 if that never was
   * @param snapshots from each new connection's start to its first snapshot
   */
  record Storm(double seconds, Latencies snapshots) {}

  /**
   * The tester's own needs.
   *
   * @param cores how many processor cores were busy with it on average
   * @param heapMiB at the end
   * @param processors how many cores there are: more threads than that are not more power
   */
  record Own(double cores, long heapMiB, int processors) {}

  /** Whether all was as promised. */
  boolean isClean() {
    boolean cameBack = storm == null || storm.seconds() >= 0;
    return seen.tally().troubles() == 0 && silent == 0 && notReady == 0 && cameBack;
  }

  /** Whether the tester's own queues may be in the times that it measured. */
  boolean isTesterBusy() {
    return own.cores() > 0.85 * Math.min(plan.threads(), own.processors());
  }
}
