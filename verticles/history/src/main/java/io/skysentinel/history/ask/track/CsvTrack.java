package io.skysentinel.history.ask.track;

import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.table.UpdateTable;

/** A track as a table: a line for each update. */
final class CsvTrack {
  private static final int LINE_SIZE = 256;

  private CsvTrack() {}

  static byte[] write(Track track) {
    JsonBytes csv = new JsonBytes(LINE_SIZE * (track.updates().size() + 2));
    UpdateTable.writeHead(csv);
    track.updates().forEach(told -> UpdateTable.write(csv, told));
    return csv.toByteArray();
  }
}
