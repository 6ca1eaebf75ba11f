package io.skysentinel.platform.tls;

import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.config.text.ConfigFile;
import io.skysentinel.platform.config.text.UnusableFileException;
import java.nio.file.Path;

/**
 * The files of a certificate and of its private key.
 *
 * @param certificate where the certificate is, with those above it (PEM)
 * @param key where its private key is (PEM)
 */
public record PemFiles(String certificate, String key) {

  /** What stands in them; {@link #check} says whether one fits the other. */
  public PemPair read() {
    try {
      return new PemPair(ConfigFile.read(Path.of(certificate)), ConfigFile.read(Path.of(key)));
    } catch (ConfigException e) {
      throw unusable(e);
    }
  }

  /** Fails in words when the key is not that of the certificate. */
  public PemPair check(PemPair pair) {
    try {
      KeyPairCheck.check(pair.options());
      return pair;
    } catch (IllegalStateException e) {
      throw unusable(e);
    }
  }

  /** Says which files they are. */
  UnusableFileException unusable(Exception why) {
    return new UnusableFileException(
        "%s and %s cannot be used for TLS: %s".formatted(certificate, key, why.getMessage()), why);
  }
}
