package io.skysentinel.platform.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.text.UnusableFileException;
import io.skysentinel.testing.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the files that a node is to show and to believe, before it opens anything. */
class AuthoritiesTest {
  @TempDir private Path dir;

  @Test
  void whoIsAmongThemIsBelievedAndWhoIsNotIsNamed() throws Exception {
    TestCertificate one = TestCertificate.of(dir, "one");
    TestCertificate other = TestCertificate.of(dir, "other");
    PemFiles files =
        new PemFiles(write("cert.pem", one.certificate()), write("key.pem", one.key()));
    PemPair pair = files.check(files.read());
    String both = write("both.pem", other.certificate() + one.certificate());
    String stranger = write("stranger.pem", other.certificate());

    assertThatCode(() -> Authorities.read(both).mustBelieve(files, pair))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Authorities.read(stranger).mustBelieve(files, pair))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContainingAll(
            "cert.pem", "key.pem", "stranger.pem does not vouch for the certificate");
    assertThat(pair.toString()).doesNotContain("BEGIN");
  }

  @Test
  void aKeyOfAnotherCertificateIsRefusedInWords() throws Exception {
    PemFiles files =
        new PemFiles(
            write("cert.pem", TestCertificate.of(dir, "one").certificate()),
            write("key.pem", TestCertificate.of(dir, "other").key()));

    assertThatThrownBy(() -> files.check(files.read()))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageContainingAll("cert.pem", "key.pem", "the key is not that of the certificate")
        .hasMessageNotContaining("BEGIN");
  }

  @Test
  void aFileWithoutCertificatesIsNamed() throws IOException {
    String nonsense = write("nonsense.pem", "nonsense");
    String empty = write("empty.pem", "");

    for (String file : new String[] {nonsense, empty, dir.resolve("missing.pem").toString()}) {
      assertThatThrownBy(() -> Authorities.read(file))
          .isInstanceOf(UnusableFileException.class)
          .hasMessageStartingWith(file + " cannot be used for TLS: ");
    }
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text).toString();
  }
}
