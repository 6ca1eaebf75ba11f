package io.skysentinel.platform.config;

import java.util.Map;

/** The level of everything, and of single loggers by name. */
public record LoggingConfig(String level, Map<String, String> levels) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<LoggingConfig> PART =
      ConfigPart.of("logging", LoggingConfig.class);

  public LoggingConfig {
    levels = Map.copyOf(levels);
  }
}
