package io.skysentinel.detector.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.EventStream;

/**
 * One client that follows the processed updates. What its connection does not take is left out, and
 * it is told how many that were as soon as the connection takes more. On its event loop only.
 */
final class ProcessedStream {
  private static final ByteBuf SIGN_OF_LIFE =
      Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(":\n\n", US_ASCII));

  final ProcessedFilter filter;
  final Pass pass;
  private final EventStream stream;
  private final Door.Ticket ticket;
  private long skipped;
  private long slowSinceMs;

  ProcessedStream(EventStream stream, ProcessedFilter filter, Door.Ticket ticket, Pass pass) {
    this.stream = stream;
    this.filter = filter;
    this.ticket = ticket;
    this.pass = pass;
  }

  /**
   * Tells it of updates, all of them in one write, or leaves them out.
   *
   * @param events lent
   * @return whether they were written
   */
  boolean tell(ByteBuf events, int count, long nowMs) {
    if (!stream.isWritable()) {
      slowSinceMs = slowSinceMs == 0 ? nowMs : slowSinceMs;
      skipped += count;
      return false;
    }
    slowSinceMs = 0;
    if (skipped > 0) {
      String gap = "event: gap\ndata: {\"skipped\":" + skipped + "}\n\n";
      ByteBuf told = Unpooled.copiedBuffer(gap, US_ASCII);
      stream.write(told);
      told.release();
      skipped = 0;
    }
    stream.write(events);
    return true;
  }

  /** So that proxies do not take it for dead. */
  void keepAlive() {
    if (stream.isWritable()) {
      stream.write(SIGN_OF_LIFE.duplicate());
    }
  }

  /** Since when its connection takes nothing; 0: it does. */
  long slowSinceMs() {
    return slowSinceMs;
  }

  /** It has left, or is being sent away; safe to call twice. */
  void leave() {
    ticket.leave();
  }

  void end() {
    stream.end();
  }

  void cutOff() {
    stream.cutOff();
  }
}
