package io.skysentinel.history.ask.export;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.platform.web.EventStream;
import java.util.List;

/**
 * From updates to what the connection is given: a format may bring much at once, and a connection
 * is given no more than it takes. On its event loop only.
 */
final class ExportOutput {
  /** So much is encoded at once, between two looks at whether the connection takes more. */
  private static final int CHUNK = 48 * 1024;

  private static final int CHUNK_ROOM = CHUNK + 4 * 1024;

  /** So many are encoded at once, whatever comes of them: others want the event loop, too. */
  private static final int ROWS = 500;

  /** So much is written at once. */
  private static final int PIECE = 64 * 1024;

  private final UpdateWriter writer;
  private final EventStream out;
  private final JsonBytes chunk = new JsonBytes(CHUNK_ROOM);

  /** What was encoded and has not been written. */
  private ByteBuf waiting = Unpooled.EMPTY_BUFFER;

  private long pieces;

  ExportOutput(UpdateWriter writer, EventStream out) {
    this.writer = writer;
    this.out = out;
  }

  void begin() {
    writer.begin(chunk);
  }

  /**
   * Encodes some updates of a slice; only when it is empty.
   *
   * @param from the first of them
   * @return the first that is left
   */
  int encode(List<Told> slice, int from) {
    int most = Math.min(slice.size(), from + ROWS);
    int next = from;
    while (next < most && chunk.length() < CHUNK) {
      writer.write(slice.get(next), chunk);
      next++;
    }
    take();
    return next;
  }

  /** Keeps as little as it can; only when it is empty. */
  void flush() {
    writer.flush(chunk);
    take();
  }

  /** There are no more updates; only when it is empty. */
  void complete() {
    writer.end(chunk);
    take();
  }

  private void take() {
    if (chunk.length() > 0) {
      waiting = Unpooled.wrappedBuffer(chunk.toByteArray());
      chunk.clear();
    }
  }

  /** Whether it can be given no more updates. */
  boolean isFull() {
    return writer.isFull();
  }

  /** Whether all that was encoded is on its way, as far as the format lets it. */
  boolean isEmpty() {
    return !waiting.isReadable();
  }

  /** How much of it is in memory, roughly. */
  long keptBytes() {
    return writer.keptBytes() + waiting.readableBytes();
  }

  boolean isWritable() {
    return out.isWritable();
  }

  void writePiece() {
    pieces++;
    out.write(waiting.readSlice(Math.min(PIECE, waiting.readableBytes())));
    if (isEmpty()) {
      waiting.release();
      waiting = Unpooled.EMPTY_BUFFER;
    }
  }

  /** How many pieces the connection has been given. */
  long pieces() {
    return pieces;
  }

  /** Ends it behind what was written. */
  void end() {
    out.end();
  }

  /** Ends it now, and not as if it were whole. */
  void cutOff() {
    out.cutOff();
  }
}
