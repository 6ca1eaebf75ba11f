package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.node.Main;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.testing.TestCertificate;
import io.skysentinel.testing.UnexplainedLines;
import io.skysentinel.testing.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A log that asks who one is: who has the password or the certificate, and who has not. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class SecuredLogIT {
  private static final String REFUSES = "The log at \\S+ refuses the name or the password";

  @TempDir Path temp;
  private TestCertificate ofNode;
  private TestCertificate ofBroker;
  private SecuredBroker broker;

  @BeforeEach
  void start() throws Exception {
    ofNode = TestCertificate.of(temp, "node");
    ofBroker = TestCertificate.of(temp, "broker");
    broker = new SecuredBroker(temp.resolve("kafka"), ofBroker, ofNode.certificate());
    broker.setPassword("sky", "right");
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void ourClientsWriteAndReadWithAPasswordAndWithACertificate() throws Exception {
    List<Map<String, String>> ways =
        List.of(
            password("SCRAM-SHA-512", "sky", write("password", "right\n")),
            password(
                "PLAIN", SecuredBroker.PLAIN_USER, write("plain", SecuredBroker.PLAIN_PASSWORD)),
            certificate(ofNode),
            passwordOverTls("sky", write("over-tls", "right")));
    for (Map<String, String> way : ways) {
      String icao24 = "00000" + ways.indexOf(way);
      try (NodeLog log = NodeLog.open(way, 0)) {
        log.write(batch(icao24));
      }
      // What was there before was read by the one before.
      assertThat(new KafkaClient(address(way)).readKeys("flights.state", 1)).containsOnly(icao24);
    }
  }

  @Test
  void aNodeWithAWrongPasswordSaysSoAndGoesOnOnceItIsRight() throws Exception {
    String file = write("password", "wr0ng");
    try (NodeChild node = node(password("SCRAM-SHA-512", "sky", file))) {
      node.awaitLine("ERROR TopicKeeper " + REFUSES);
      assertThat(node.get("/health/ready").body()).contains("refuses the name or the password");

      write("password", "right");
      node.awaitReady();
      awaitWritten(node, 1);

      // Whoever runs the broker gives the account another password.
      broker.setPassword("sky", "n3xt");
      broker.restart();
      node.awaitLine("ERROR LogWatch " + REFUSES);
      write("password", "n3xt");
      node.awaitLine("LogWatch The log at \\S+ answers again");
      node.awaitReady();
      awaitWritten(node, node.metric("producer_flights_published_total") + 1);

      assertThat(node.terminate()).isEqualTo(143);
      assertThat(node.log()).noneMatch(line -> line.contains("wr0ng") || line.contains("n3xt"));
      assertThat(strange(node)).isEmpty();
      assertThat(lines(node, "TopicKeeper.*refuses"))
          .as("poller, cache and detector")
          .hasSizeBetween(1, 3);
      assertThat(lines(node, "LogWatch.*refuses")).hasSize(1);
      for (String other : List.of("Writers", "DetectorThread", "LogTail")) {
        assertThat(lines(node, other + ".*refuses")).as("once each time").hasSizeLessThan(5);
      }
    }
  }

  @Test
  void aNodeWithAWrongCertificateSaysSo() throws Exception {
    try (NodeChild node = node(certificate(TestCertificate.of(temp, "stranger")))) {
      node.awaitLine("ERROR TopicKeeper The log at \\S+ breaks TLS off");
      assertThat(node.get("/health/ready").body()).contains("kafka.security.certificate");
      assertThat(node.terminate()).isEqualTo(143);
      assertThat(strange(node)).isEmpty();
    }
    Map<String, String> unbelieving = new HashMap<>(certificate(ofNode));
    unbelieving.put("KAFKA_CA_FILE", write("other-ca.pem", ofNode.certificate()));
    try (NodeChild node = node(unbelieving)) {
      node.awaitLine("ERROR TopicKeeper The log at \\S+ shows a certificate that is not believed");
      assertThat(node.terminate()).isEqualTo(143);
      assertThat(strange(node)).isEmpty();
    }
  }

  @Test
  void aFileThatIsNotThereEndsTheStart() throws Exception {
    String missing = temp.resolve("missing").toString();
    try (NodeChild node = node(password("PLAIN", "sky", missing))) {
      assertThat(node.exitCode()).isEqualTo(1);
      assertThat(node.log())
          .contains("kafka.security.passwordFile: " + missing + ": there is no such file")
          .noneMatch(line -> line.startsWith("\tat "));
    }
  }

  /** What no test can explain, but for what these tests are about. */
  private static List<String> strange(NodeChild node) {
    return UnexplainedLines.in(node.log()).stream()
        .filter(line -> !line.matches(".* ERROR (TopicKeeper|LogWatch) The log at .*"))
        .filter(
            line -> !line.matches(".* ERROR (ShardConsumer|Writers|GroupMember|Undelivered) .*"))
        .filter(line ->
            !line.matches(".* ERROR (DetectorThread|LogTail|ModelWriter) .*the log refuses .*"))
        .filter(line -> !line.matches(".* WARN  SecuritySettings The password for the log .*"))
        .toList();
  }

  private static List<String> lines(NodeChild node, String regex) {
    return node.log().stream().filter(line -> line.matches(".*" + regex + ".*")).toList();
  }

  private static void awaitWritten(NodeChild node, double states) {
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> node.metric("producer_flights_published_total") >= states);
  }

  private NodeChild node(Map<String, String> way) throws IOException {
    Map<String, String> environment = new HashMap<>(way);
    environment.put("SIMULATOR_AIRCRAFT", "20");
    return NodeChild.start(Main.class, environment);
  }

  private Map<String, String> password(String mechanism, String user, String file) {
    return Map.of(
        "REDPANDA_BROKER", broker.askingForPassword(),
        "KAFKA_SECURITY_PROTOCOL", "SASL_PLAINTEXT",
        "KAFKA_SASL_MECHANISM", mechanism,
        "KAFKA_USERNAME", user,
        "KAFKA_PASSWORD_FILE", file);
  }

  private Map<String, String> passwordOverTls(String user, String file) throws IOException {
    Map<String, String> way = new HashMap<>(password("SCRAM-SHA-512", user, file));
    way.put("REDPANDA_BROKER", broker.askingForPasswordOverTls());
    way.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    way.put("KAFKA_CA_FILE", write("ca.pem", ofBroker.certificate()));
    return way;
  }

  private Map<String, String> certificate(TestCertificate shown) throws IOException {
    return Map.of(
        "REDPANDA_BROKER", broker.askingForCertificate(),
        "KAFKA_SECURITY_PROTOCOL", "SSL",
        "KAFKA_CA_FILE", write("ca.pem", ofBroker.certificate()),
        "KAFKA_CERT_FILE", write("cert.pem", shown.certificate()),
        "KAFKA_KEY_FILE", write("key.pem", shown.key()));
  }

  private static LogAddress address(Map<String, String> way) throws Exception {
    return LogAddress.of(
        new ConfigLoader(List.of(), way, Map.of()).load(null).config().get(KafkaConfig.PART));
  }

  private static FeedBatch batch(String icao24) {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = icao24;
    builder.lastContactUnix = 1_767_323_044;
    FlightState state = builder.build();
    return new FeedBatch(
        new Source("sim", "test", Source.Mode.SIMULATED, null, 1.0), 0, List.of(state), List.of());
  }

  private String write(String name, String text) throws IOException {
    return WholeFile.put(temp.resolve(name), text).toString();
  }
}
