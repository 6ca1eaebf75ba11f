package io.skysentinel.detector;

import io.skysentinel.platform.config.ConfigPart;

/**
 * How updates are judged.
 *
 * @param commitMs how long what was found may wait until it is told
 * @param rebuildMinutes how much of the log is read again when a share of it is given
 * @param maxStreams how many clients may follow the processed updates
 */
public record DetectorConfig(int commitMs, int rebuildMinutes, int maxStreams) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<DetectorConfig> PART =
      ConfigPart.of("detector", DetectorConfig.class);
}
