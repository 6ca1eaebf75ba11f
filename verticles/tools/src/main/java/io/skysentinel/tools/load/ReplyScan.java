package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.contract.BrowserAddresses;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the heads of the snapshots inside an event-bus reply while it streams by. In a JSON text
 * value the quotes of a look-alike would stand behind a backslash.
 */
final class ReplyScan {
  private static final byte[] MARK = "\"shard\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DELTA =
      ('"' + BrowserAddresses.DELTA_PREFIX).getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEAD =
      "{\"type\":\"snapshot\",\"shard\":".getBytes(StandardCharsets.US_ASCII);
  private static final int ADDRESS_WITHIN = 64;
  private static final int HEAD_SIZE = 200;

  private final HeadGatherer.Listener listener;
  private final byte[] head = Arrays.copyOf(HEAD, HEAD.length + HEAD_SIZE);
  private int headSize;
  private int matched;

  ReplyScan(HeadGatherer.Listener listener) {
    this.listener = listener;
  }

  /** Whether a message of the event bus is none of the deltas. */
  static boolean isReply(ByteBuf in, int from, int to) {
    int end = Math.min(to, from + ADDRESS_WITHIN) - DELTA.length;
    for (int i = from; i <= end; i++) {
      if (in.getByte(i) == DELTA[0] && isAt(in, i)) {
        return false;
      }
    }
    return true;
  }

  void scan(ByteBuf in, int from, int to) {
    for (int i = from; i < to; i++) {
      byte next = in.getByte(i);
      if (headSize > 0) {
        head[headSize++] = next;
        // A head ends at its first list. Behind that the next snapshot may begin at once.
        if (next == '[' || headSize == head.length) {
          end();
        }
      } else if (next == MARK[matched]) {
        matched++;
        if (matched == MARK.length) {
          headSize = HEAD.length;
          matched = 0;
        }
      } else {
        matched = next == MARK[0] ? 1 : 0;
      }
    }
  }

  /** No more comes of what was begun. */
  void end() {
    if (headSize > 0) {
      int size = headSize;
      headSize = 0;
      listener.message(Unpooled.wrappedBuffer(head, 0, size), 0, size);
    }
  }

  private static boolean isAt(ByteBuf in, int at) {
    for (int i = 1; i < DELTA.length; i++) {
      if (in.getByte(at + i) != DELTA[i]) {
        return false;
      }
    }
    return true;
  }
}
