package io.skysentinel.history.ask.export;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;

/** Writes one export, an update after the other. */
interface UpdateWriter {
  /** What stands before the first update. */
  default void begin(JsonBytes out) {}

  /** Some formats keep an update until there are more of them. */
  void write(Told told, JsonBytes out);

  /** Writes what is kept, as far as the format lets it. */
  default void flush(JsonBytes out) {}

  /** How much is kept, roughly. */
  default long keptBytes() {
    return 0;
  }

  /** Whether a document of this format can be no longer. */
  default boolean isFull() {
    return false;
  }

  /** What stands behind the last. */
  default void end(JsonBytes out) {}
}
