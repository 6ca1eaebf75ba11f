package io.skysentinel.detector;

import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.platform.config.ConfigPart;

/**
 * How updates are judged.
 *
 * @param commitMs how long what is no anomaly may wait until it is told
 * @param rebuildMinutes how much of the log is read again when a share of it is given
 * @param maxStreams how many clients may follow the processed updates
 * @param learned whether what is usual is learned
 * @param rules what each rule asks for
 */
public record DetectorConfig(
    int commitMs, int rebuildMinutes, int maxStreams, Learned learned, DetectThresholds rules) {

  /**
   * A score that learns.
   *
   * @param enabled whether there is one
   * @param everySeconds how often an aircraft is scored
   * @param saveMinutes how often what was learned of a class is saved
   */
  public record Learned(boolean enabled, int everySeconds, int saveMinutes) {}

  /** Where it stands in the configuration. */
  public static final ConfigPart<DetectorConfig> PART =
      ConfigPart.of("detector", DetectorConfig.class);
}
