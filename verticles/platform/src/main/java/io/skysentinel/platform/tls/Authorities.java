package io.skysentinel.platform.tls;

import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.skysentinel.platform.config.text.UnusableFileException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Who is believed: a certificate that one of these has signed, or is.
 *
 * @param file where they stand
 * @param pem their certificates
 */
public record Authorities(String file, String pem) {
  /** How TLS 1.3 calls the kind of a server's key. */
  private static final String ANY_KIND = "UNKNOWN";

  /** Those of a file; fails in words when there are none in it. */
  public static Authorities read(String file) {
    try {
      Authorities read = new Authorities(file, ConfigFile.read(Path.of(file)));
      if (certificates(read.pem).isEmpty()) {
        throw unusable(file, new CertificateException("no certificate (PEM) stands in it"));
      }
      return read;
    } catch (CertificateException e) {
      throw unusable(file, new CertificateException("it cannot be read as certificates in PEM", e));
    } catch (ConfigException e) {
      throw unusable(file, e);
    }
  }

  /** The same, as Vert.x takes it. */
  public PemTrustOptions options() {
    return new PemTrustOptions().addCertValue(Buffer.buffer(pem));
  }

  /**
   * Fails in words when these would not believe the pair, of who calls and of who is called: its
   * owner would be alone.
   */
  public void mustBelieve(PemFiles files, PemPair pair) {
    try {
      X509Certificate[] chain = certificates(pair.certificate()).toArray(X509Certificate[]::new);
      X509TrustManager judge = judge();
      judge.checkServerTrusted(chain, ANY_KIND);
      judge.checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
    } catch (GeneralSecurityException | IOException e) {
      throw files.unusable(
          new CertificateException(
              "%s does not vouch for the certificate (%s)".formatted(file, e.getMessage()), e));
    }
  }

  private X509TrustManager judge() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (X509Certificate certificate : certificates(pem)) {
      store.setCertificateEntry(String.valueOf(store.size()), certificate);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509TrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("this Java cannot check certificates");
  }

  private static List<X509Certificate> certificates(String pem) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  private static UnusableFileException unusable(String file, Exception why) {
    return new UnusableFileException(
        "%s cannot be used for TLS: %s".formatted(file, why.getMessage()), why);
  }
}
