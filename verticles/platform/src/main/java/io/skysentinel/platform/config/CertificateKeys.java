package io.skysentinel.platform.config;

import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.text.KeyPath;
import java.util.List;

/** The keys that name the files of a certificate and of its private key: none without the other. */
final class CertificateKeys {
  private CertificateKeys() {}

  /** Checks those below {@code parent}. */
  static void check(ConfigDraft draft, List<String> parent) {
    List<String> certificate = KeyPath.below(parent, "certificate");
    List<String> key = KeyPath.below(parent, "key");
    if (isSet(draft, certificate) && !isSet(draft, key)) {
      draft.wrong(key, "expected the key of the certificate");
    } else if (isSet(draft, key) && !isSet(draft, certificate)) {
      draft.wrong(certificate, "expected the certificate of the key");
    }
  }

  /** Whether there is a text. */
  static boolean isSet(ConfigDraft draft, List<String> path) {
    return !draft.at(path).asText().isEmpty();
  }
}
