package io.skysentinel.platform.config;

import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.text.KeyPath;
import java.util.List;

/**
 * How the log is spoken to: encrypted or not, and how a node says who it is.
 *
 * @param mechanism how name and password are shown, by Kafka's name for it
 * @param username whose password it is
 * @param password the password; the file wins
 * @param passwordFile where the password stands, read anew at each connection
 * @param ca who vouches for the brokers (PEM); empty: those whom Java believes
 * @param certificate what this node shows the brokers (PEM); empty: nothing
 * @param key its private key (PEM)
 */
public record LogSecurity(
    Protocol protocol,
    String mechanism,
    String username,
    String password,
    String passwordFile,
    String ca,
    String certificate,
    String key) {

  private static final List<String> SECURITY = List.of("kafka", "security");

  /** By Kafka's names for them. */
  public enum Protocol {
    PLAINTEXT,
    SSL,
    SASL_PLAINTEXT,
    SASL_SSL;

    /** Whether all that is said is encrypted. */
    public boolean encrypts() {
      return this == SSL || this == SASL_SSL;
    }

    /** Whether a name and a password are shown. */
    public boolean asksForPassword() {
      return this == SASL_PLAINTEXT || this == SASL_SSL;
    }
  }

  /** The password is nobody's to read. */
  @Override
  public String toString() {
    return "LogSecurity[%s, %s]".formatted(protocol, username);
  }

  /** Who sets one of these keys believes to be protected by it: it must not be without effect. */
  static void check(ConfigDraft draft) {
    String name = draft.at(path("protocol")).asText();
    boolean encrypts = name.equals(Protocol.SSL.name()) || name.equals(Protocol.SASL_SSL.name());
    boolean asks = name.startsWith("SASL_");
    CertificateKeys.check(draft, SECURITY);
    if (!encrypts) {
      List.of("ca", "certificate", "key")
          .forEach(key -> mustBeEmpty(draft, key, "SSL or SASL_SSL"));
    }
    if (!asks) {
      List.of("username", "password", "passwordFile")
          .forEach(key -> mustBeEmpty(draft, key, "SASL_SSL or SASL_PLAINTEXT"));
    } else if (!isSet(draft, "username")) {
      draft.wrong(path("username"), "expected whose password it is");
    } else if (!isSet(draft, "password") && !isSet(draft, "passwordFile")) {
      draft.wrong(path("passwordFile"), "expected a file with the password (KAFKA_PASSWORD_FILE)");
    }
    if ((encrypts || asks) && draft.at(List.of("kafka", "bootstrap")).asText().isEmpty()) {
      draft.wrong(
          path("protocol"),
          "expected PLAINTEXT where kafka.bootstrap names no broker of elsewhere");
    }
  }

  private static void mustBeEmpty(ConfigDraft draft, String key, String protocols) {
    if (isSet(draft, key)) {
      draft.wrong(
          path(key), "expected it with kafka.security.protocol %s only".formatted(protocols));
    }
  }

  private static boolean isSet(ConfigDraft draft, String key) {
    return CertificateKeys.isSet(draft, path(key));
  }

  private static List<String> path(String key) {
    return KeyPath.below(SECURITY, key);
  }
}
