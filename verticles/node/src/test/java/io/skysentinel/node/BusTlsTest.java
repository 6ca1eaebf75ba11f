package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.testing.TestCertificate;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.http.ClientAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the files before a node joins anybody. */
class BusTlsTest {
  @TempDir private Path dir;

  @Test
  void withoutFilesNothingIsEncrypted() {
    VertxOptions options = new VertxOptions();

    BusTls.apply(ClusterConfig.Tls.OFF, options);

    assertThat(options.getEventBusOptions().isSsl()).isFalse();
  }

  @Test
  void withFilesBothEndsHaveToShowACertificateThatIsVouchedFor() throws Exception {
    TestCertificate own = TestCertificate.of(dir, "own");
    VertxOptions options = new VertxOptions();

    BusTls.apply(files(own.certificate(), own.key(), own.certificate()), options);

    EventBusOptions bus = options.getEventBusOptions();
    assertThat(bus.isSsl()).isTrue();
    assertThat(bus.isTrustAll()).isFalse();
    assertThat(bus.getClientAuth()).isEqualTo(ClientAuth.REQUIRED);
  }

  @Test
  void filesThatDoNotFitEndTheStartInWords() throws Exception {
    TestCertificate own = TestCertificate.of(dir, "own");
    TestCertificate other = TestCertificate.of(dir, "other");

    refused(files(own.certificate(), other.key(), own.certificate()), "the key is not that of");
    refused(files(own.certificate(), own.key(), "nonsense"), "ca.pem");
    refused(files(own.certificate(), own.key(), other.certificate()), "does not vouch for");
    refused(files("nonsense", own.key(), own.certificate()), "cannot be read as PEM");
    refused(
        new ClusterConfig.Tls(dir + "/none.pem", dir + "/none.key", dir + "/none.ca"),
        "none.pem: there is no such file");
  }

  private static void refused(ClusterConfig.Tls tls, String words) {
    assertThatThrownBy(() -> BusTls.apply(tls, new VertxOptions()))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("cluster.tls: ")
        .hasMessageContaining(words)
        .hasMessageNotContaining("BEGIN");
  }

  private ClusterConfig.Tls files(String certificate, String key, String ca) throws Exception {
    return new ClusterConfig.Tls(
        Files.writeString(dir.resolve("cert.pem"), certificate).toString(),
        Files.writeString(dir.resolve("key.pem"), key).toString(),
        Files.writeString(dir.resolve("ca.pem"), ca).toString());
  }
}
