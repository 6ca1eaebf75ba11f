package io.skysentinel.postgres;

/** Where a database is, and how one gets in. */
public record PostgresAddress(
    String host, int port, String database, String user, String password) {

  /** Without the password: a log may show it. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }
}
