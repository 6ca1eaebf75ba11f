package io.skysentinel.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a logging of its own, made from the log4j2.xml that we ship. */
class LogLevelsTest {
  private LoggerContext context;
  private LogLevels levels;

  @BeforeEach
  void start() throws Exception {
    URI shipped = LogLevels.class.getResource("/log4j2.xml").toURI();
    context = new LoggerContext("test", null, shipped);
    context.start();
    levels = new LogLevels(context);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @ParameterizedTest
  @CsvSource({
    "io.skysentinel.node.Any,INFO",
    "org.apache.kafka.clients.Metadata,WARN",
    "org.apache.kafka.clients.NetworkClient,ERROR",
    "kafka.server.Any,WARN",
    "state.change.logger,WARN",
    "com.hazelcast.Any,WARN",
    "io.netty.Any,WARN"
  })
  void othersAreQuietAtFirst(String logger, String level) {
    assertThat(levelOf(logger)).hasToString(level);
  }

  @Test
  void anEventIsOneReadableLineOnStdout() {
    ConsoleAppender stdout = context.getConfiguration().getAppender("stdout");

    assertThat(stdout.getTarget()).isEqualTo(ConsoleAppender.Target.SYSTEM_OUT);
    assertThat(lineOf(stdout, null))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Poller up\\R");
    assertThat(lineOf(stdout, new IllegalStateException("no")))
        .contains("Poller up" + System.lineSeparator() + "java.lang.IllegalStateException: no")
        .endsWith(System.lineSeparator());
    assertThat(context.getConfiguration().isShutdownHookEnabled()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Not Member! target: [10.0.0.2]:5701, partitionId: -1, operation: x.PartitionIteratingOperation",
        "com.hazelcast.spi.exception.CallerNotMemberException: Not Member! this: [10.0.0.1]:5701",
        "com.hazelcast.core.MemberLeftException: Member [10.0.0.2]:5701 - 1-2 has left cluster!",
        "Cannot send response: true to [10.0.0.2]:5701. x.PutOperation{serviceName='multiMap'}",
        "Removing connection to endpoint [10.0.0.2]:5701 Cause => IOException {Connection refused}",
        "Connection[id=6, /10.0.0.1:5701->/10.0.0.2:41] closed. Reason: Exception in Connection[id=6]",
        "Member [10.0.0.2]:5701 - 1-2 is suspected to be dead for reason: No connection",
        "Mastership of [10.0.0.1]:5701 is accepted. Response: MembersView{version=6}",
        "Ignoring received partition table, startup is not completed yet. Sender: [10.0.0.2]:5701",
        "Received partition table from [10.0.0.2]:5701, but its sender doesn't seem to be master!",
        "Migration failed: MigrationInfo{uuid=9, partitionId=1, source=[10.0.0.2]:5701 - 1-2, status=ACTIVE}",
        "Received shutdown request from [10.0.0.2]:5701 but this node is not master.",
        "Following unknown addresses are found in partition table sent from master[x].\n{\n\ty\n}",
      })
  void whatHazelcastSaysOfANodeThatIsGoneIsLeftOut(String message) {
    assertThat(linesOf("com.hazelcast.Any", message)).isEmpty();
    assertThat(linesOf("io.skysentinel.node.Any", message)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Partition 17 is lost",
        "Suspecting Member [10.0.0.2]:5701 because it has not sent any heartbeats since 12:00:00",
        "Received auth from [10.0.0.2]:5701, which has another cluster name",
      })
  void whatElseHazelcastWarnsOfShows(String message) {
    assertThat(linesOf("com.hazelcast.Any", message)).hasSize(1);
  }

  @Test
  void theLevelOfEverythingChanges() {
    levels.set(new LoggingConfig("debug", Map.of()));
    assertThat(levelOf("io.skysentinel.Any")).isEqualTo(Level.DEBUG);
    assertThat(levelOf("io.netty.Any")).isEqualTo(Level.WARN);

    levels.set(new LoggingConfig("error", Map.of()));
    assertThat(levelOf("io.skysentinel.Any")).isEqualTo(Level.ERROR);
  }

  @Test
  void aLoggersLevelGoesBackWhenItIsConfiguredNoMore() {
    levels.set(new LoggingConfig("info", Map.of("io.skysentinel", "trace", "io.netty", "debug")));
    assertThat(levelOf("io.skysentinel.Any")).isEqualTo(Level.TRACE);
    assertThat(levelOf("io.netty.Any")).isEqualTo(Level.DEBUG);

    levels.set(new LoggingConfig("info", Map.of("io.skysentinel", "warn")));
    assertThat(levelOf("io.skysentinel.Any")).isEqualTo(Level.WARN);
    assertThat(levelOf("io.netty.Any")).isEqualTo(Level.WARN);

    levels.set(new LoggingConfig("info", Map.of()));
    assertThat(levelOf("io.skysentinel.Any")).isEqualTo(Level.INFO);
  }

  @Test
  void whatItSetOnceGoesBackToTheFirstStateNotTheLast() {
    levels.set(new LoggingConfig("info", Map.of("io.netty", "debug")));
    levels.set(new LoggingConfig("info", Map.of("io.netty", "trace")));
    levels.set(new LoggingConfig("info", Map.of()));

    assertThat(levelOf("io.netty.Any")).isEqualTo(Level.WARN);
  }

  @Test
  void theProcessesOwnLoggingFollows() {
    String logger = "io.skysentinel.test.process";
    LogLevels.apply(new LoggingConfig("info", Map.of(logger, "trace")));
    assertThat(LogManager.getLogger(logger).getLevel()).isEqualTo(Level.TRACE);

    LogLevels.apply(new LoggingConfig("info", Map.of()));
    assertThat(LogManager.getLogger(logger).getLevel()).isEqualTo(Level.INFO);
  }

  private static String lineOf(ConsoleAppender appender, Throwable thrown) {
    LogEvent event =
        Log4jLogEvent.newBuilder()
            .setLoggerName("io.skysentinel.node.Poller")
            .setLevel(Level.INFO)
            .setMessage(new SimpleMessage("up"))
            .setThrown(thrown)
            .build();
    return appender.getLayout().toSerializable(event).toString();
  }

  /** What comes out when it warns of this with the beginning that Hazelcast gives every line. */
  private List<String> linesOf(String logger, String message) {
    try (CapturedLog log = CapturedLog.of(context)) {
      context.getLogger(logger).warn("[10.0.0.1]:5701 [skysentinel] [5.6.0] " + message);
      return log.lines();
    }
  }

  private Level levelOf(String logger) {
    return context.getLogger(logger).getLevel();
  }
}
