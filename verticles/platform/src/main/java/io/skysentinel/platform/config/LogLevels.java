package io.skysentinel.platform.config;

import java.util.HashMap;
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

  private record Before(boolean existed, Level level) {}

  private final LoggerContext context;

  /** The loggers that we have set, and how log4j2.xml had them. */
  private final Map<String, Before> before = new HashMap<>();

  LogLevels(LoggerContext context) {
    this.context = context;
  }

  /** From now on the process's loggers log as {@code logging} says. */
  public static void apply(LoggingConfig logging) {
    OfProcess.LEVELS.set(logging);
  }

  synchronized void set(LoggingConfig logging) {
    Configuration configuration = context.getConfiguration();
    configuration.getRootLogger().setLevel(level(logging.level()));
    before
        .keySet()
        .removeIf(name -> {
          boolean gone = !logging.levels().containsKey(name);
          if (gone) {
            restore(configuration, name);
          }
          return gone;
        });
    logging.levels().forEach((name, level) -> setOne(configuration, name, level(level)));
    context.updateLoggers();
  }

  private void setOne(Configuration configuration, String name, Level level) {
    LoggerConfig own = configuration.getLoggers().get(name);
    if (own == null) {
      before.putIfAbsent(name, new Before(false, level));
      configuration.addLogger(name, new LoggerConfig(name, level, true));
    } else {
      before.putIfAbsent(name, new Before(true, own.getLevel()));
      own.setLevel(level);
    }
  }

  private void restore(Configuration configuration, String name) {
    Before was = before.get(name);
    LoggerConfig own = configuration.getLoggers().get(name);
    if (was == null || own == null) {
      return;
    }
    if (was.existed()) {
      own.setLevel(was.level());
    } else {
      configuration.removeLogger(name);
    }
  }

  private static Level level(String name) {
    return Level.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
