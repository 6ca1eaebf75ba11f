package io.skysentinel.history.ask.export;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.ask.table.UpdateTable;

/** A table with a line for each update. */
final class TableLines implements UpdateWriter {
  @Override
  public void begin(JsonBytes out) {
    UpdateTable.writeHead(out);
  }

  @Override
  public void write(Told told, JsonBytes out) {
    UpdateTable.write(out, told);
  }
}
