package io.skysentinel.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A broker in this process that two nodes reach by a line of their own each, for all they send it:
 * it has a listener for each of them, and tells them the line's address as its own.
 */
final class CuttableBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";

  private final KafkaRaftServer server;
  private final String bootstrap;
  private final List<CuttableLine> lines;

  private CuttableBroker(KafkaRaftServer server, String bootstrap, List<CuttableLine> lines) {
    this.server = server;
    this.bootstrap = bootstrap;
    this.lines = lines;
  }

  static CuttableBroker start(Path dir) throws Exception {
    int first = BrokerProcess.freePort();
    int second = BrokerProcess.freePort();
    List<CuttableLine> lines = List.of(new CuttableLine(first), new CuttableLine(second));
    BrokerPorts ports = BrokerPorts.choose(HOST, PortChoice.any());
    BrokerStorage.prepare(dir);
    Properties properties = BrokerProperties.of(dir, HOST, ports, 256L << 20);
    append(properties, "listeners", listeners(first, second));
    append(properties, "advertised.listeners", listeners(lines.get(0).port(), lines.get(1).port()));
    append(properties, "listener.security.protocol.map", "FIRST:PLAINTEXT,SECOND:PLAINTEXT");
    KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    server.startup();
    return new CuttableBroker(server, HOST + ":" + ports.broker(), lines);
  }

  /** For who is never cut off. */
  String bootstrap() {
    return bootstrap;
  }

  /** One of the two. */
  CuttableLine line(int node) {
    return lines.get(node);
  }

  /** The same for a client. */
  String bootstrap(int node) {
    return HOST + ":" + lines.get(node).port();
  }

  @Override
  public void close() throws IOException {
    for (CuttableLine line : lines) {
      line.close();
    }
    server.shutdown();
    server.awaitShutdown();
  }

  private static String listeners(int first, int second) {
    return "FIRST://%s:%d,SECOND://%s:%d".formatted(HOST, first, HOST, second);
  }

  private static void append(Properties properties, String key, String more) {
    properties.put(key, properties.get(key) + "," + more);
  }
}
