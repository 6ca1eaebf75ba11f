package io.skysentinel.standalone;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Apache Kafka broker (KRaft, broker and controller in one) in this process, for the machine
 * that has no other. What it accepted survives a restart and a kill of the process.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final long CLOSE_MS = 5_000;

  /**
   * What can be chosen.
   *
   * @param dir the broker's own directory, made if it does not exist
   * @param retentionBytes how much a partition keeps, unless its topic says otherwise
   */
  public record Settings(Path dir, String host, PortChoice port, long retentionBytes) {

    /** On loopback, on Kafka's usual port if it is free. */
    public static Settings of(Path dir) {
      return new Settings(dir, "127.0.0.1", PortChoice.preferably(9092), 256L << 20);
    }

    public Settings withPort(PortChoice other) {
      return new Settings(dir, host, other, retentionBytes);
    }
  }

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /** Returns when the broker answers; throws with the reason if it does not come to that. */
  public static EmbeddedKafka start(Settings settings) {
    Path dir = settings.dir();
    BrokerPorts ports = BrokerPorts.choose(settings.host(), settings.port());
    try {
      BrokerStorage.prepare(dir);
    } catch (Exception e) {
      throw failed(dir, e);
    }
    BrokerDeath.announceFor(dir);
    Properties properties =
        BrokerProperties.of(dir, settings.host(), ports, settings.retentionBytes());
    return new EmbeddedKafka(running(dir, properties), settings.host() + ":" + ports.broker());
  }

  private static KafkaRaftServer running(Path dir, Properties properties) {
    try {
      KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
      try {
        server.startup();
      } catch (Throwable e) {
        // Threads of a half-started broker would keep the process alive.
        shutDown(server);
        throw e;
      }
      return server;
    } catch (Exception e) { // Scala throws checked exceptions that it does not declare.
      throw failed(dir, e);
    }
  }

  private static StartupException failed(Path dir, Exception e) {
    String why = e instanceof IOException io ? IoWords.of(io) : String.valueOf(e.getMessage());
    return new StartupException("The broker cannot start in %s: %s.".formatted(dir, why), e);
  }

  /** {@code host:port} for clients. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Stops the broker, in 5 s at most; a second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      shutDown(server);
    }
  }

  private static void shutDown(KafkaRaftServer server) {
    Thread stopping =
        new Thread(
            () -> {
              server.shutdown();
              server.awaitShutdown();
            },
            "kafka-shutdown");
    stopping.setDaemon(true);
    stopping.start();
    try {
      stopping.join(CLOSE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (stopping.isAlive()) {
      LOG.warn(
          "The broker did not stop within {} s; its logs are checked at the next start",
          CLOSE_MS / 1000);
    }
  }
}
