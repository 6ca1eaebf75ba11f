package io.skysentinel.platform.config;

import java.util.List;

/**
 * Encryption of what is served over HTTP.
 *
 * @param certificate the file of the certificate and those above it (PEM); empty: no encryption
 * @param key the file of its private key (PEM)
 */
public record TlsConfig(String certificate, String key) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<TlsConfig> PART =
      ConfigPart.of("tls", TlsConfig.class, draft -> CertificateKeys.check(draft, List.of("tls")));

  /** Whether there is any. */
  public boolean isOn() {
    return !certificate.isEmpty();
  }
}
