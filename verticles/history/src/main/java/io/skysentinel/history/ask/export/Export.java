package io.skysentinel.history.ask.export;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.Span;
import io.skysentinel.platform.connection.ClientMemory;
import io.skysentinel.platform.web.EventStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Tells one client all updates of a stretch of time: a slice is asked for when the one before has
 * been taken by the connection, so that no more than a slice is in memory, however long it all is.
 * On its event loop only.
 */
final class Export {
  /** An update in memory, roughly. */
  private static final long UPDATE_BYTES = 400;

  private final Past past;
  private final ExportQuery query;
  private final ExportOutput out;
  private final ClientMemory memory;
  private final Executor later;
  private final Consumer<Export> onEnd;

  private final SliceLength length = new SliceLength();
  private double next;
  private final double until;
  private List<Told> slice = List.of();
  private int encoded;
  private long keptBytes;
  private boolean asking;

  /** Whether what is answered at once is written by who asked. */
  private boolean running;

  /** Whether it goes on by itself, after others. */
  private boolean resting;

  /** Whether all has been encoded. */
  private boolean complete;

  private boolean ended;

  /**
   * @param known from when to when there is anything to tell
   * @param later runs something on the event loop, after what others have to do there
   * @param onEnd is told when it has ended, however it did
   */
  Export(
      Past past,
      ExportQuery query,
      Optional<Span> known,
      EventStream out,
      UpdateWriter writer,
      ClientMemory memory,
      Executor later,
      Consumer<Export> onEnd) {
    this.past = past;
    this.memory = memory;
    this.query = query;
    this.out = new ExportOutput(writer, out);
    this.later = later;
    this.onEnd = onEnd;
    // Nobody wants to hear of fifty years of which nothing is known.
    this.next = Math.max(query.from(), known.map(Span::from).orElse(query.to()));
    this.until = Math.min(query.to(), known.map(Span::to).map(Math::nextUp).orElse(next));
  }

  void begin() {
    out.begin();
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
      if (!out.isEmpty()) {
        out.writePiece();
      } else if (encoded < slice.size()) {
        encoded = out.encode(slice, encoded);
        if (out.isEmpty()) {
          rest();
          return;
        }
      } else if (next < until && out.isFull()) {
        breakOff();
      } else if (next < until) {
        keep(List.of());
        if (!memory.hasRoom()) {
          // It is asked for when others let go of something.
          out.flush();
          keep(List.of());
          return;
        }
        ask();
      } else if (!complete) {
        complete = true;
        out.complete();
      } else {
        end();
        out.end();
      }
    }
  }

  /** What there is to encode does not fill the connection, which would otherwise let others in. */
  private void rest() {
    if (!resting) {
      resting = true;
      later.execute(() -> {
        resting = false;
        goOn();
      });
    }
  }

  private void ask() {
    double sliceEnd = Math.min(until, next + length.seconds());
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
    length.found(found.size());
  }

  private void keep(List<Told> updates) {
    slice = updates;
    encoded = 0;
    count(updates.size() * UPDATE_BYTES + out.keptBytes());
  }

  private void count(long bytes) {
    memory.keep(bytes - keptBytes);
    keptBytes = bytes;
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
      slice = List.of();
      count(0);
      onEnd.accept(this);
    }
  }

  /** Whether it waits for the connection to take more. */
  boolean isWaiting() {
    return !ended && !out.isWritable();
  }

  /** How many pieces the connection has been given. */
  long pieces() {
    return out.pieces();
  }
}
