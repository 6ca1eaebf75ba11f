package io.skysentinel.node;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.platform.log.LogAddress;

/** Where the durable log comes from: a broker that runs elsewhere, or one of our own. */
@FunctionalInterface
public interface LogProvider {

  /**
   * A log that can be reached.
   *
   * @param address where it is, and how one gets in
   * @param close ends what was started for it
   */
  record Access(LogAddress address, Runnable close) {}

  /**
   * Makes the log reachable. May block for seconds.
   *
   * @throws StartupException in words that a user understands
   */
  Access open(SkyConfig config);

  /** The broker that the configuration names. */
  static Access configured(SkyConfig config) {
    KafkaConfig kafka = config.get(KafkaConfig.PART);
    if (kafka.bootstrap().isBlank()) {
      throw new StartupException(
          "no log to write to: set kafka.bootstrap or REDPANDA_BROKER to the host:port of a"
              + " broker (scripts/run brings one of its own)");
    }
    try {
      return new Access(LogAddress.of(kafka), () -> {});
    } catch (UnusableFileException e) {
      throw new StartupException(String.valueOf(e.getMessage()), e);
    }
  }
}
