package io.skysentinel.standalone;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
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

  /** Nobody but this machine is served. */
  private static final String HOST = "127.0.0.1";

  /** How much a partition keeps, unless its topic says otherwise. */
  private static final long RETENTION_BYTES = 256L << 20;

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedKafka(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Returns when the broker answers; throws with the reason if it does not come to that.
   *
   * @param dir the broker's own directory, made if it does not exist
   */
  public static EmbeddedKafka start(Path dir, PortChoice port) {
    return start(dir, port, settings -> {});
  }

  /**
   * The same with other settings.
   *
   * @param change is given ours
   */
  static EmbeddedKafka start(Path dir, PortChoice port, Consumer<Properties> change) {
    BrokerPorts ports = BrokerPorts.choose(HOST, port);
    try {
      BrokerStorage.prepare(dir);
    } catch (Exception e) {
      throw failed(dir, e);
    }
    BrokerDeath.announceFor(dir);
    Properties properties = BrokerProperties.of(dir, HOST, ports, RETENTION_BYTES);
    change.accept(properties);
    return new EmbeddedKafka(running(dir, properties), HOST + ":" + ports.broker());
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
