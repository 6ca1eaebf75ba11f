package io.skysentinel.platform.config;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;

/** Puts the configured levels in force, and takes back those that are configured no more. */
public final class LogLevels {
  /** One for the process, as its logging is: what was set at start is taken back later. */
  private static final class OfProcess {
    static final LogLevels LEVELS = new LogLevels(LoggerContext.getContext(false));
  }

  private final LoggerContext context;

  /** The loggers of log4j2.xml. */
  private final Map<String, Level> shipped = new HashMap<>();

  LogLevels(LoggerContext context) {
    this.context = context;
    context
        .getConfiguration()
        .getLoggers()
        .forEach((name, logger) -> shipped.put(name, logger.getLevel()));
  }

  /** From now on the process's loggers log as {@code logging} says. */
  public static void apply(LoggingConfig logging) {
    OfProcess.LEVELS.set(logging);
  }

  synchronized void set(LoggingConfig logging) {
    Configuration configuration = context.getConfiguration();
    List.copyOf(configuration.getLoggers().keySet()).stream()
        .filter(name -> !shipped.containsKey(name))
        .forEach(configuration::removeLogger);
    shipped.forEach((name, level) -> set(configuration, name, level));
    configuration.getRootLogger().setLevel(level(logging.level()));
    logging.levels().forEach((name, level) -> set(configuration, name, level(level)));
    context.updateLoggers();
  }

  private static void set(Configuration configuration, String name, Level level) {
    LoggerConfig own = configuration.getLoggers().get(name);
    if (own == null) {
      configuration.addLogger(name, new LoggerConfig(name, level, true));
    } else {
      own.setLevel(level);
    }
  }

  private static Level level(String name) {
    return Level.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
