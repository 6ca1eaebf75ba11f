package io.skysentinel.platform.config;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** What reaches the log, line by line, with the stack traces. */
public final class CapturedLog extends AbstractAppender implements AutoCloseable {
  private final LoggerContext context;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private CapturedLog(LoggerContext context) {
    super(
        "captured",
        null,
        PatternLayout.newBuilder().withPattern("%level %logger{1} %msg%n%throwable").build(),
        true,
        Property.EMPTY_ARRAY);
    this.context = context;
    start();
    root().addAppender(this, null, null);
  }

  /** Of a logging of its own. */
  static CapturedLog of(LoggerContext context) {
    return new CapturedLog(context);
  }

  /** Of this process's logging. */
  public static CapturedLog ofProcess() {
    return new CapturedLog(LoggerContext.getContext(false));
  }

  public List<String> lines() {
    return lines;
  }

  @Override
  public void append(LogEvent event) {
    lines.add(getLayout().toSerializable(event).toString());
  }

  @Override
  public void close() {
    root().removeAppender(getName());
    stop();
  }

  private LoggerConfig root() {
    return context.getConfiguration().getRootLogger();
  }
}
