package io.skysentinel.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.platform.database.DatabaseAddress;
import io.skysentinel.platform.database.DatabaseAddress.Encryption;
import io.skysentinel.platform.tls.Authorities;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a database as users have it, such as {@code
 * postgres://user@host:5432/database?sslmode=verify-full}.
 */
record DatabaseUrl(
    String host, int port, String database, String user, String password, Encryption encryption) {
  private static final int USUAL_PORT = 5432;
  private static final int LAST_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<user>[^:@/?#]*)(?::(?<password>[^@/?#]*))?@)?"
              + "(?<host>\\[[0-9a-fA-F:.]+]|[^:@/?#\\[\\]]+)(?::(?<port>\\d{1,5}))?"
              + "(?:/(?<database>[^/?#]*))?(?:\\?(?<query>[^#]*))?");

  /**
   * Reads one.
   *
   * @throws BadDatabaseUrlException when it is none
   */
  static DatabaseUrl parse(String url) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw new BadDatabaseUrlException(
          "an address such as postgres://user@host:5432/database, special characters of a password"
              + " written as %40");
    }
    String host = form.group("host");
    return new DatabaseUrl(
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port(form.group("port")),
        named(form.group("database"), "a database in it, as in postgres://user@host/database"),
        named(form.group("user"), "a user in it, as in postgres://user@host/database"),
        decoded(form.group("password")),
        encryption(form.group("query")));
  }

  /** The same with what does not stand in it. */
  DatabaseAddress address(String passwordFile, @Nullable Authorities ca) {
    return new DatabaseAddress(host, port, database, user, password, passwordFile, encryption, ca);
  }

  private static int port(@Nullable String text) {
    int port = text == null ? USUAL_PORT : Integer.parseInt(text);
    if (port < 1 || port > LAST_PORT) {
      throw new BadDatabaseUrlException("a port from 1 to 65535 in it");
    }
    return port;
  }

  private static String named(@Nullable String text, String expected) {
    String name = decoded(text);
    if (name.isEmpty()) {
      throw new BadDatabaseUrlException(expected);
    }
    return name;
  }

  /** A plus is a plus, other than in forms. */
  private static String decoded(@Nullable String text) {
    try {
      return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadDatabaseUrlException("two hexadecimal digits behind each % in it");
    }
  }

  private static Encryption encryption(@Nullable String query) {
    Encryption found = Encryption.DISABLE;
    if (query == null || query.isEmpty()) {
      return found;
    }
    for (String parameter : query.split("&", -1)) {
      if (!parameter.startsWith("sslmode=")) {
        throw new BadDatabaseUrlException("no other parameter in it than sslmode");
      }
      found =
          switch (parameter.substring("sslmode=".length())) {
            case "disable" -> Encryption.DISABLE;
            case "require" -> Encryption.REQUIRE;
            case "verify-ca" -> Encryption.VERIFY_CA;
            case "verify-full" -> Encryption.VERIFY_FULL;
            default ->
                throw new BadDatabaseUrlException(
                    "disable, require, verify-ca or verify-full behind sslmode= in it");
          };
    }
    return found;
  }

  /** The password is nobody's to read. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }
}
