package io.skysentinel.node;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.SkyConfig;

/** Where the durable log comes from: a broker that runs elsewhere, or one of our own. */
@FunctionalInterface
public interface LogProvider {

  /** A log that can be reached, and how to end what was started for it. */
  interface Access extends AutoCloseable {

    /** {@code host:port[,host:port]}. */
    String bootstrap();

    @Override
    void close();
  }

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
    return new Access() {
      @Override
      public String bootstrap() {
        return bootstrap;
      }

      @Override
      public void close() {}
    };
  }
}
