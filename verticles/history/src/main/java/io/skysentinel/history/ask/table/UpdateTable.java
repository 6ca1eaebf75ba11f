package io.skysentinel.history.ask.table;

import static java.util.stream.Collectors.joining;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.table.UpdateColumn.Kind;
import java.nio.charset.StandardCharsets;

/**
 * Updates as CSV (RFC 4180), in UTF-8, in the units of all our JSON; what is not known is empty.
 */
public final class UpdateTable {
  /** Times are Unix seconds, and their names say so. */
  private static final String HEAD =
      UpdateColumn.ALL.stream()
          .map(column -> column.name() + (column.kind() == Kind.TIME ? "_unix" : ""))
          .collect(joining(","));

  private static final byte[] END = {'\r', '\n'};

  private UpdateTable() {}

  /** The line with the names of the columns. */
  public static void writeHead(JsonBytes csv) {
    csv.raw(HEAD.getBytes(StandardCharsets.US_ASCII)).raw(END);
  }

  /** The line of an update. */
  public static void write(JsonBytes csv, Told told) {
    boolean follows = false;
    for (UpdateColumn column : UpdateColumn.ALL) {
      if (follows) {
        csv.raw(',');
      }
      follows = true;
      Object value = column.value().apply(told);
      if (value != null) {
        write(csv, column.kind(), value);
      }
    }
    csv.raw(END);
  }

  private static void write(JsonBytes csv, Kind kind, Object value) {
    switch (kind) {
      case TIME, PLACE, NUMBER -> csv.number((Double) value);
      case CODE -> csv.integer((Integer) value);
      case FLAG -> csv.bool((Boolean) value);
      case TEXT -> text(csv, (String) value);
    }
  }

  private static void text(JsonBytes csv, String text) {
    if (text.isEmpty()) {
      return;
    }
    String safe = isFormula(text) ? "'" + text : text;
    boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ');
    csv.raw(
        (quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe).getBytes(StandardCharsets.UTF_8));
  }

  /** A spreadsheet would run it: what a stranger's transponder says stays text. */
  private static boolean isFormula(String text) {
    return "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
  }
}
