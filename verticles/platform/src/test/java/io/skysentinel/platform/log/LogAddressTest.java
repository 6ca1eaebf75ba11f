package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LogSecurity;
import io.skysentinel.platform.config.LogSecurity.Protocol;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How our words for the security of the log become settings of Kafka's clients. */
class LogAddressTest {
  @TempDir private Path dir;

  @Test
  void aPlainLogNeedsNothing() {
    Properties settings = settings(LogAddress.plain("a:1"));

    assertThat(settings).containsEntry("bootstrap.servers", "a:1");
    assertThat(settings.keySet()).noneMatch(key -> key.toString().contains("sasl"));
  }

  @Test
  void noSettingHoldsThePasswordAndAnotherInTheFileIsShownFromThenOn() throws Exception {
    String file = write("password", "first\n");
    Properties settings =
        settings(LogAddress.of(with(Protocol.SASL_SSL, "PLAIN", "not this one", file, "", "", "")));

    assertThat(settings)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "PLAIN");
    assertThat(settings.toString()).doesNotContain("first").doesNotContain("not this one");
    assertThat(shown(settings)).isEqualTo("sky first");
    write("password", "second");
    assertThat(shown(settings)).isEqualTo("sky second");
    Files.delete(Path.of(file));
    assertThat(shown(settings)).as("while the file is replaced").isEqualTo("sky second");
  }

  @Test
  void certificatesGoInAsTextAndTheKeyIsHidden() throws Exception {
    TestCertificate one = TestCertificate.of(dir, "one");
    KafkaConfig config =
        with(
            Protocol.SSL,
            "SCRAM-SHA-512",
            "",
            "",
            write("ca.pem", one.certificate()),
            write("cert.pem", one.certificate()),
            write("key.pem", one.key()));

    Properties settings = settings(LogAddress.of(config));

    assertThat(settings)
        .containsEntry("security.protocol", "SSL")
        .containsKeys("ssl.truststore.certificates", "ssl.keystore.key");
    assertThat(settings.toString()).doesNotContain("BEGIN");
    // As it is by default, a broker's certificate has to name the host that was asked for.
    assertThat(settings).doesNotContainKey("ssl.endpoint.identification.algorithm");
  }

  @Test
  void aFileThatCannotBeUsedIsNamed() throws Exception {
    TestCertificate one = TestCertificate.of(dir, "one");
    String certificate = write("cert.pem", one.certificate());
    String key = write("key.pem", one.key());
    String other = write("other.pem", TestCertificate.of(dir, "other").key());
    String nonsense = write("nonsense.pem", "nonsense");
    String empty = write("empty", "\n");
    String missing = dir.resolve("missing").toString();

    refused(with(Protocol.SASL_SSL, "PLAIN", "", missing, "", "", ""), missing);
    refused(with(Protocol.SASL_SSL, "PLAIN", "", empty, "", "", ""), empty);
    refused(with(Protocol.SSL, "PLAIN", "", "", nonsense, "", ""), nonsense);
    refused(with(Protocol.SSL, "PLAIN", "", "", "", certificate, other), other);
    refused(with(Protocol.SSL, "PLAIN", "", "", "", missing, key), missing);
  }

  private static void refused(KafkaConfig config, String file) {
    assertThatThrownBy(() -> LogAddress.of(config))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContaining(file)
        .hasMessageNotContaining("BEGIN");
  }

  private static Properties settings(LogAddress log) {
    assertThat(log).hasToString("a:1");
    return ClientSettings.admin(log, "test");
  }

  /** What Kafka's client is told when a broker asks. */
  private static String shown(Properties settings) throws Exception {
    LogSignIn signIn = new LogSignIn();
    signIn.configure(Map.of(LogSignIn.ACCOUNT, settings.get(LogSignIn.ACCOUNT)), "", null);
    NameCallback name = new NameCallback("name");
    PasswordCallback password = new PasswordCallback("password", false);
    signIn.handle(new Callback[] {name, password});
    return name.getName() + " " + new String(password.getPassword());
  }

  private static KafkaConfig with(
      Protocol protocol,
      String mechanism,
      String password,
      String passwordFile,
      String ca,
      String certificate,
      String key) {
    KafkaConfig standard = SkyConfig.defaults().get(KafkaConfig.PART);
    return new KafkaConfig(
        "a:1",
        -1,
        standard.topics(),
        new LogSecurity(protocol, mechanism, "sky", password, passwordFile, ca, certificate, key));
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text).toString();
  }
}
