package io.skysentinel.history.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step from a schema to the next.
 *
 * @param version 1, 2, 3 … in the order in which they are made
 * @param name of its file in {@code conf/db}
 * @param sql what it does
 */
record Migration(int version, String name, String sql) {

  /** All that there are, in order: a jar cannot be asked what is in it. */
  static final List<String> FILES =
      List.of(
          "V1__history.sql",
          "V2__shards_and_topics.sql",
          "V3__flights.sql",
          "V4__anomalies.sql",
          "V5__flight_path.sql");

  private static final Pattern NAME = Pattern.compile("V(\\d+)__\\w+\\.sql");

  /** Those that this program knows. */
  static List<Migration> all() {
    return FILES.stream().map(Migration::read).toList();
  }

  private static Migration read(String file) {
    try (InputStream in = Migration.class.getResourceAsStream("/db/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      return of(file, new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Migration of(String file, String sql) {
    Matcher name = NAME.matcher(file);
    if (!name.matches()) {
      throw new IllegalArgumentException(file + " is no name of a migration");
    }
    return new Migration(Integer.parseInt(name.group(1)), file, sql);
  }

  /**
   * Tells whether it is still what it was; ends of lines, which some checkouts change, do not
   * count.
   */
  String checksum() {
    return checksum(sql);
  }

  static String checksum(String sql) {
    try {
      byte[] bytes = sql.replace("\r\n", "\n").getBytes(UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }
}
