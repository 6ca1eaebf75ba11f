package io.skysentinel.history.ask.export;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;

/** Writes one export, an update after the other. */
interface UpdateWriter {
  /** What stands before the first update. */
  default void begin(JsonBytes out) {}

  void write(Told told, JsonBytes out);

  /** What stands behind the last. */
  default void end(JsonBytes out) {}
}
