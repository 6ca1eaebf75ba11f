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
 * A broker that asks who one is: at one port for a password, at another for a certificate; at the
 * third, for the test itself, it asks for nothing.
 */
final class SecuredBroker implements AutoCloseable {
  /** Whom it knows by a password that stays. */
  static final String PLAIN_USER = "plain-user";

  static final String PLAIN_PASSWORD = "plain-secret";

  private final Path dir;
  private final TestCertificate own;
  private final String believed;
  private final int plainPort = BrokerProcess.freePort();
  private final int saslPort = BrokerProcess.freePort();
  private final int tlsPort = BrokerProcess.freePort();
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
    String more = ",SASL://%s,TLS://%s".formatted(askingForPassword(), askingForCertificate());
    settings.merge("listeners", more, (ours, added) -> ours + (String) added);
    settings.merge("advertised.listeners", more, (ours, added) -> ours + (String) added);
    settings.merge(
        "listener.security.protocol.map",
        ",SASL:SASL_PLAINTEXT,TLS:SSL",
        (ours, added) -> ours + (String) added);
    String security = "org.apache.kafka.common.security.";
    settings.putAll(
        Map.of(
            "listener.name.sasl.sasl.enabled.mechanisms",
            "PLAIN,SCRAM-SHA-512",
            "listener.name.sasl.plain.sasl.jaas.config",
            security
                + "plain.PlainLoginModule required user_%s=\"%s\";"
                    .formatted(PLAIN_USER, PLAIN_PASSWORD),
            "listener.name.sasl.scram-sha-512.sasl.jaas.config",
            security + "scram.ScramLoginModule required;",
            "listener.name.tls.ssl.client.auth",
            "required",
            "listener.name.tls.ssl.keystore.type",
            "PEM",
            "listener.name.tls.ssl.keystore.certificate.chain",
            own.certificate(),
            "listener.name.tls.ssl.keystore.key",
            own.key(),
            "listener.name.tls.ssl.truststore.type",
            "PEM",
            "listener.name.tls.ssl.truststore.certificates",
            believed));
  }
}
