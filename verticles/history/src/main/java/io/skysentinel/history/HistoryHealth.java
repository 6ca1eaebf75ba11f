package io.skysentinel.history;

import io.skysentinel.history.log.HistoryProgress;
import io.skysentinel.history.log.HistoryThread;
import io.skysentinel.platform.health.Finding;

/**
 * What health says of who writes the past. Without the database a node copes: what comes waits in
 * the log, and all that is live goes on.
 */
final class HistoryHealth {
  /** More than what comes while a restart is being caught up with is no trouble yet. */
  private static final long MUCH_BEHIND = 500_000;

  private HistoryHealth() {}

  static Finding of(HistoryThread<?> running) {
    HistoryProgress progress = running.progress();
    if (progress.problem() != null) {
      return Finding.degraded(
          "%s; %d updates wait in the log".formatted(progress.problem(), progress.behind()));
    }
    String ofLog = running.problem();
    if (ofLog != null) {
      return Finding.down(ofLog);
    }
    if (!progress.joined()) {
      return Finding.degraded("waiting for a share of the log");
    }
    if (progress.partitions() == 0) {
      return Finding.up("no partition is left for this node: there are enough of its kind");
    }
    String detail =
        "%d partitions, %d updates behind".formatted(progress.partitions(), progress.behind());
    return progress.behind() > MUCH_BEHIND ? Finding.degraded(detail) : Finding.up(detail);
  }
}
