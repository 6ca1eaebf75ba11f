package io.skysentinel.detector;

import io.skysentinel.detector.log.DetectorProgress;
import io.skysentinel.detector.log.DetectorThread;
import io.skysentinel.platform.health.Finding;

/** What health says of a detector that has begun. */
final class DetectorHealth {
  /** More than what comes while the judges are being caught up with is no trouble yet. */
  private static final long MUCH_BEHIND = 500_000;

  private DetectorHealth() {}

  static Finding of(DetectorThread running) {
    String problem = running.problem();
    DetectorProgress progress = running.progress();
    if (problem != null) {
      return Finding.down(problem);
    }
    if (!progress.joined()) {
      return Finding.down("waiting for a share of the log");
    }
    if (progress.partitions() == 0) {
      return Finding.up("no partition is left for this node: there are enough detectors");
    }
    String detail =
        "%d partitions, %d updates behind".formatted(progress.partitions(), progress.behind());
    if (progress.rebuilding() > 0) {
      return Finding.degraded(detail + "; reading what was told before");
    }
    return progress.behind() > MUCH_BEHIND ? Finding.degraded(detail) : Finding.up(detail);
  }
}
