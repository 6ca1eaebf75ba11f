package io.skysentinel.platform.config;

import java.util.Map;

/** The level of everything, and of single loggers by name. */
public record LoggingConfig(String level, Map<String, String> levels) {

  public LoggingConfig {
    levels = Map.copyOf(levels);
  }
}
