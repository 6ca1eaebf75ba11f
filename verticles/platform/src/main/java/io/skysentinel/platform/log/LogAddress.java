package io.skysentinel.platform.log;

import io.skysentinel.platform.config.KafkaConfig;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;

/** Where the log is, and how its clients speak to it and say who they are. */
public final class LogAddress {
  private final String bootstrap;
  private final Map<String, Object> security;

  private LogAddress(String bootstrap, Map<String, Object> security) {
    this.bootstrap = bootstrap;
    this.security = Map.copyOf(security);
  }

  /**
   * A log that asks nobody who they are, and encrypts nothing.
   *
   * @param bootstrap {@code host:port[,host:port]}
   */
  public static LogAddress plain(String bootstrap) {
    return new LogAddress(bootstrap, Map.of());
  }

  /**
   * The log that the configuration names. Reads the files that it names.
   *
   * @throws io.skysentinel.platform.config.text.UnusableFileException in words, if one cannot be
   *     used
   */
  public static LogAddress of(KafkaConfig config) {
    return new LogAddress(config.bootstrap(), SecuritySettings.of(config.security()));
  }

  /** {@code host:port[,host:port]}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Adds what every client of it needs. */
  void addTo(Properties settings) {
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    settings.putAll(security);
  }

  /** For messages: where it is, and nothing of how one gets in. */
  @Override
  public String toString() {
    return bootstrap;
  }
}
