package io.skysentinel.standalone;

import io.skysentinel.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker that asks who one is: at one port for a password, at another for a certificate, at the
 * third for a password over TLS; at the last, for the test itself, it asks for nothing.
 */
final class SecuredBroker implements AutoCloseable {
  /** Whom it knows by a password that stays. */
  static final String PLAIN_USER = "plain-user";

  static final String PLAIN_PASSWORD = "plain-secret";

  private static final String LOGIN = "org.apache.kafka.common.security.";

  private final Path dir;
  private final TestCertificate own;
  private final String believed;
  private final int plainPort = BrokerProcess.freePort();
  private final int saslPort = BrokerProcess.freePort();
  private final int tlsPort = BrokerProcess.freePort();
  private final int saslOverTlsPort = BrokerProcess.freePort();
  private EmbeddedKafka broker;

  /**
   * @param own what it shows
   * @param believed the certificates in PEM of who may come in by one
   */
  SecuredBroker(Path dir, TestCertificate own, String believed) throws IOException {
    this.dir = dir;
    this.own = own;
    this.believed = believed;
    this.broker = started();
  }

  String open() {
    return broker.bootstrap();
  }

  String askingForPassword() {
    return "127.0.0.1:" + saslPort;
  }

  String askingForCertificate() {
    return "127.0.0.1:" + tlsPort;
  }

  String askingForPasswordOverTls() {
    return "127.0.0.1:" + saslOverTlsPort;
  }

  /** Has it know {@code user} by a password from now on. */
  void setPassword(String user, String password) throws Exception {
    try (Admin admin = new KafkaClient(open()).admin()) {
      admin
          .alterUserScramCredentials(
              List.of(
                  new UserScramCredentialUpsertion(
                      user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
          .all()
          .get();
    }
  }

  /** Stops it and starts it again, at the same ports. */
  void restart() {
    broker.close();
    broker = started();
  }

  @Override
  public void close() {
    broker.close();
  }

  private EmbeddedKafka started() {
    return EmbeddedKafka.start(dir, PortChoice.exactly(plainPort), this::secure);
  }

  private void secure(Properties settings) {
    append(
        settings,
        ",SASL://%s,TLS://%s,BOTH://%s"
            .formatted(askingForPassword(), askingForCertificate(), askingForPasswordOverTls()),
        "listeners",
        "advertised.listeners");
    append(
        settings, ",SASL:SASL_PLAINTEXT,TLS:SSL,BOTH:SASL_SSL", "listener.security.protocol.map");
    for (String listener : List.of("sasl", "both")) {
      put(
          settings,
          listener,
          Map.of(
              "sasl.enabled.mechanisms",
              "PLAIN,SCRAM-SHA-512",
              "plain.sasl.jaas.config",
              LOGIN
                  + "plain.PlainLoginModule required user_%s=\"%s\";"
                      .formatted(PLAIN_USER, PLAIN_PASSWORD),
              "scram-sha-512.sasl.jaas.config",
              LOGIN + "scram.ScramLoginModule required;"));
    }
    for (String listener : List.of("tls", "both")) {
      put(
          settings,
          listener,
          Map.of(
              "ssl.keystore.type",
              "PEM",
              "ssl.keystore.certificate.chain",
              own.certificate(),
              "ssl.keystore.key",
              own.key()));
    }
    put(
        settings,
        "tls",
        Map.of(
            "ssl.client.auth",
            "required",
            "ssl.truststore.type",
            "PEM",
            "ssl.truststore.certificates",
            believed));
  }

  private static void append(Properties settings, String more, String... keys) {
    for (String key : keys) {
      settings.merge(key, more, (ours, added) -> ours + (String) added);
    }
  }

  private static void put(Properties settings, String listener, Map<String, String> more) {
    more.forEach((key, value) -> settings.put("listener.name." + listener + "." + key, value));
  }
}
