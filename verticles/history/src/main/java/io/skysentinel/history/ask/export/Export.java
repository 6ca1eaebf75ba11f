package io.skysentinel.history.ask.export;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.Span;
import io.skysentinel.platform.connection.ClientMemory;
import io.skysentinel.platform.web.EventStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells one client all updates of a stretch of time: a slice is asked for when the one before has
 * been taken by the connection, so that no more than a slice is in memory, however long it all is.
 * On its event loop only.
 */
final class Export {
  /**
   * A slice of the past is as long as so many updates last, roughly: some megabytes. Much shorter
   * ones would have the same blocks read again and again.
   */
  private static final int MANY = 30_000;

  /** An update in memory, roughly. */
  private static final long UPDATE_BYTES = 400;

  private static final int FEW = 10_000;
  private static final double FIRST_SLICE_S = 4;
  private static final double LONGEST_SLICE_S = 300;
  private static final double SHORTEST_SLICE_S = 0.25;

  /** So much is written at once, between two looks at whether the connection takes more. */
  private static final int CHUNK = 48 * 1024;

  private static final int CHUNK_ROOM = CHUNK + 4 * 1024;

  private final Past past;
  private final ExportQuery query;
  private final EventStream out;
  private final UpdateWriter writer;
  private final ClientMemory memory;
  private final JsonBytes chunk = new JsonBytes(CHUNK_ROOM);
  private final Consumer<Export> onEnd;

  private double sliceSeconds = FIRST_SLICE_S;
  private double next;
  private final double until;
  private List<Told> slice = List.of();
  private int written;
  private long flushes;
  private long keptBytes;
  private boolean asking;

  /** Whether what is answered at once is written by who asked. */
  private boolean running;

  private boolean ended;

  /**
   * @param known from when to when there is anything to tell
   * @param onEnd is told when it has ended, however it did
   */
  Export(
      Past past,
      ExportQuery query,
      Optional<Span> known,
      EventStream out,
      UpdateWriter writer,
      ClientMemory memory,
      Consumer<Export> onEnd) {
    this.past = past;
    this.memory = memory;
    this.query = query;
    this.out = out;
    this.writer = writer;
    this.onEnd = onEnd;
    // Nobody wants to hear of fifty years of which nothing is known.
    this.next = Math.max(query.from(), known.map(Span::from).orElse(query.to()));
    this.until = Math.min(query.to(), known.map(Span::to).map(Math::nextUp).orElse(next));
  }

  void begin() {
    writer.begin(chunk);
    goOn();
  }

  /** Writes what the connection takes, and asks for more when all has been written. */
  void goOn() {
    if (!running) {
      running = true;
      writeOrAsk();
      running = false;
    }
  }

  private void writeOrAsk() {
    while (!ended && !asking && out.isWritable()) {
      if (written < slice.size()) {
        writeChunk();
      } else if (next < until) {
        keep(List.of());
        if (!memory.hasRoom()) {
          // It is asked for when others let go of something.
          return;
        }
        ask();
      } else {
        writer.end(chunk);
        flush();
        end();
        out.end();
      }
    }
  }

  private void writeChunk() {
    while (written < slice.size() && chunk.length() < CHUNK) {
      writer.write(slice.get(written), chunk);
      written++;
    }
    flush();
  }

  private void flush() {
    if (chunk.length() > 0) {
      flushes++;
      ByteBuf bytes = Unpooled.wrappedBuffer(chunk.toByteArray());
      chunk.clear();
      out.write(bytes);
      bytes.release();
    }
  }

  private void ask() {
    double sliceEnd = Math.min(until, next + sliceSeconds);
    asking = true;
    past.between(next, sliceEnd, query.box())
        .onComplete(
            found -> {
              asking = false;
              if (!ended) {
                take(found, sliceEnd);
                goOn();
              }
            },
            failure -> breakOff());
  }

  private void take(List<Told> found, double sliceEnd) {
    keep(found);
    next = sliceEnd;
    if (found.size() > MANY) {
      sliceSeconds = Math.max(SHORTEST_SLICE_S, sliceSeconds / 2);
    } else if (found.size() < FEW) {
      sliceSeconds = Math.min(LONGEST_SLICE_S, sliceSeconds * 2);
    }
  }

  private void keep(List<Told> updates) {
    slice = updates;
    written = 0;
    memory.keep(updates.size() * UPDATE_BYTES - keptBytes);
    keptBytes = updates.size() * UPDATE_BYTES;
  }

  /** What is cut off must not look whole. */
  void breakOff() {
    if (!ended) {
      end();
      out.cutOff();
    }
  }

  /** Nothing more is written or asked for; safe to call twice. */
  void end() {
    if (!ended) {
      ended = true;
      keep(List.of());
      onEnd.accept(this);
    }
  }

  /** Whether it waits for the connection to take more. */
  boolean isWaiting() {
    return !ended && !out.isWritable();
  }

  /** How often something was written. */
  long flushes() {
    return flushes;
  }
}
