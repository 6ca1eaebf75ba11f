package io.skysentinel.node;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.SkyConfig;

/** Where the durable log comes from: a broker that runs elsewhere, or one of our own. */
@FunctionalInterface
public interface LogProvider {

  /**
   * A log that can be reached.
   *
   * @param bootstrap {@code host:port[,host:port]}
   * @param close ends what was started for it
   */
  record Access(String bootstrap, Runnable close) {}

  /**
   * Makes the log reachable. May block for seconds.
   *
   * @throws StartupException in words that a user understands
   */
  Access open(SkyConfig config);

  /** The broker that the configuration names. */
  static Access configured(SkyConfig config) {
    String bootstrap = config.get(KafkaConfig.PART).bootstrap();
    if (bootstrap.isBlank()) {
      throw new StartupException(
          "no log to write to: set kafka.bootstrap or REDPANDA_BROKER to the host:port of a"
              + " broker (scripts/run brings one of its own)");
    }
    return new Access(bootstrap, () -> {});
  }
}
