package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.CloseReason;
import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A session of one of SockJS's fallbacks: what it is told goes out with one answer after the other,
 * each to a request of its own. What waits for the next answer are the buffers that all clients
 * share, not copies. To be used on its client's event loop; it cannot be pinged, since SockJS's
 * heartbeats are not answered.
 */
final class Session implements ClientSocket {
  /** So much may wait, or be on its way, before it counts as full. */
  private static final int USUAL_UNSENT = 64 * 1024;

  private static final String ANOTHER_ANSWER = close(2010, "Another connection still open");
  private static final String BROKEN_OFF = close(1002, "Connection interrupted");
  private static final ByteBuf ARRAY = SharedText.of("a[");
  private static final ByteBuf ARRAY_END = SharedText.of("]");

  /** Waits until so much has been sent. */
  private record Mark(long bytes, Runnable then) {}

  private final Context context;
  private final LongSupplier steadyMs;
  private final String owner;
  private final Deque<ByteBuf> waiting = new ArrayDeque<>();
  private final Deque<Mark> marks = new ArrayDeque<>();
  private long queuedBytes;
  private long sentBytes;
  private int maxUnsent = USUAL_UNSENT;
  private boolean full;
  private Runnable onWritable = () -> {};
  private Runnable onBroken = () -> {};
  private Consumer<String> reader = said -> {};
  private @Nullable SessionAnswer answer;
  private boolean opened;

  /** The last frame, once there is one. */
  private @Nullable String closing;

  /** Since when it has no answer to send with. */
  private long aloneSinceMs;

  /**
   * A session that has no request yet.
   *
   * @param owner who began it; empty where nobody is asked
   */
  Session(Context context, LongSupplier steadyMs, String owner) {
    this.context = context;
    this.steadyMs = steadyMs;
    this.owner = owner;
    this.aloneSinceMs = steadyMs.getAsLong();
  }

  /** Whether they began it: who guesses the name of another's session gets nothing of it. */
  boolean isOf(String name) {
    return owner.equals(name);
  }

  /** Does it where the session may be used, soon; from any thread. */
  void run(Runnable task) {
    context.runOnContext(unused -> task.run());
  }

  /** Calls {@code listener} when an answer breaks off, which ends the session. */
  void onBroken(Runnable listener) {
    onBroken = listener;
  }

  /** Calls {@code listener} with what the client says. */
  void onSaid(Consumer<String> listener) {
    reader = listener;
  }

  /** The client says something. */
  void said(String text) {
    if (closing == null) {
      reader.accept(text);
    }
  }

  /** A request has come whose answer it may send with. */
  void answerWith(SessionAnswer next) {
    if (closing != null) {
      finish(next, closing);
    } else if (answer != null) {
      finish(next, ANOTHER_ANSWER);
    } else {
      answer = next;
      if (!opened) {
        opened = true;
        next.send("o").onFailure(unused -> {});
      }
      flush();
    }
  }

  /** The connection of an answer is closed. */
  void brokeOff(SessionAnswer broken) {
    if (answer == broken) {
      answer = null;
      breakOff();
    }
  }

  /** Ends the session of a client that is not there any more. */
  void breakOff() {
    end(BROKEN_OFF);
    onBroken.run();
  }

  /** For how long nobody has asked for what it is told. */
  long aloneMs() {
    return answer == null ? steadyMs.getAsLong() - aloneSinceMs : 0;
  }

  boolean isClosed() {
    return closing != null;
  }

  @Override
  public void onWritable(Runnable listener) {
    onWritable = listener;
  }

  @Override
  public boolean isWritable() {
    return closing == null && !full;
  }

  @Override
  public void queue(ByteBuf lent) {
    if (closing == null && lent.isReadable()) {
      waiting.add(lent.retainedDuplicate());
      queuedBytes += lent.readableBytes();
      full = full || queuedBytes - sentBytes > maxUnsent;
    }
  }

  @Override
  public void flush() {
    SessionAnswer now = answer;
    if (now == null) {
      return;
    }
    if (!now.isOver() && !waiting.isEmpty()) {
      long upTo = queuedBytes;
      now.send(frame()).onComplete(done -> run(() -> sent(upTo)));
    }
    if (now.isOver()) {
      answer = null;
      aloneSinceMs = steadyMs.getAsLong();
    }
  }

  /**
   * All that waits, as one frame. Each element ends with a comma, of which the last is too many.
   */
  private ByteBuf frame() {
    CompositeByteBuf frame = Unpooled.compositeBuffer(Integer.MAX_VALUE);
    frame.addComponent(true, ARRAY.duplicate());
    while (!waiting.isEmpty()) {
      ByteBuf element = waiting.remove();
      if (waiting.isEmpty()) {
        element.writerIndex(element.writerIndex() - 1);
      }
      frame.addComponent(true, element);
    }
    return frame.addComponent(true, ARRAY_END.duplicate());
  }

  private void sent(long upTo) {
    sentBytes = Math.max(sentBytes, upTo);
    while (!marks.isEmpty() && marks.element().bytes() <= sentBytes) {
      marks.remove().then().run();
    }
    if (full && queuedBytes == sentBytes) {
      full = false;
      onWritable.run();
    }
  }

  @Override
  public void whenSent(Runnable then) {
    marks.add(new Mark(queuedBytes, then));
    sent(sentBytes);
  }

  @Override
  public void allowBacklog(int bytes) {
    maxUnsent = USUAL_UNSENT + bytes;
  }

  /** SockJS's own sign of life; somebody who polls gets an answer by that. */
  @Override
  public void keepAlive() {
    if (answer != null) {
      answer.send("h").onFailure(unused -> {});
      flush();
    }
  }

  @Override
  public void close(CloseReason reason) {
    SessionAnswer last = answer;
    answer = null;
    end(close(reason.code(), reason.words()));
    if (last != null && reason == CloseReason.SLOW) {
      last.hangUp();
    } else if (last != null && closing != null) {
      finish(last, closing);
    }
  }

  private void end(String lastFrame) {
    if (closing == null) {
      closing = lastFrame;
      aloneSinceMs = steadyMs.getAsLong();
      waiting.forEach(ByteBuf::release);
      waiting.clear();
      sent(queuedBytes);
    }
  }

  private static void finish(SessionAnswer answer, String lastFrame) {
    answer.send(lastFrame).onFailure(unused -> {});
    answer.end();
  }

  private static String close(int code, String words) {
    return "c[%d,\"%s\"]".formatted(code, words);
  }
}
