package io.skysentinel.platform.config;

import io.skysentinel.platform.config.schema.ConfigDraft;
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
      ConfigPart.of("tls", TlsConfig.class, TlsConfig::check);

  /** Whether there is any. */
  public boolean isOn() {
    return !certificate.isEmpty();
  }

  private static void check(ConfigDraft draft) {
    List<String> certificate = List.of("tls", "certificate");
    List<String> key = List.of("tls", "key");
    boolean hasCertificate = !draft.at(certificate).asText().isEmpty();
    boolean hasKey = !draft.at(key).asText().isEmpty();
    if (hasCertificate && !hasKey) {
      draft.wrong(key, "expected the key of the certificate");
    } else if (hasKey && !hasCertificate) {
      draft.wrong(certificate, "expected the certificate of the key");
    }
  }
}
