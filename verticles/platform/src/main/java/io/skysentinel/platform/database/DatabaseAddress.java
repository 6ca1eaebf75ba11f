package io.skysentinel.platform.database;

import io.skysentinel.platform.tls.Authorities;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is, and how one gets in.
 *
 * @param password the password; the file wins
 * @param passwordFile where the password stands, read anew at each connection; empty: nowhere
 * @param ca who vouches for the server; {@code null} where nobody is asked
 */
public record DatabaseAddress(
    String host,
    int port,
    String database,
    String user,
    String password,
    String passwordFile,
    Encryption encryption,
    @Nullable Authorities ca) {

  /** What is encrypted, and who is believed. */
  public enum Encryption {
    /** Nothing. */
    DISABLE,
    /** All that is said, with whoever answers. */
    REQUIRE,
    /** With who shows a certificate that the authorities vouch for. */
    VERIFY_CA,
    /** The same, and the certificate has to name the host. */
    VERIFY_FULL;

    /** Whether a certificate has to be shown that somebody vouches for. */
    public boolean isChecked() {
      return this == VERIFY_CA || this == VERIFY_FULL;
    }
  }

  /** Without the password: a log may show it. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }
}
