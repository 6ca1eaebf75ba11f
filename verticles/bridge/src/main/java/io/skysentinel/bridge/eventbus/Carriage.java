package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * How a message of the bridge's protocol travels: the bytes as they stand on the connection, so
 * that all connections of a kind write the same ones.
 */
enum Carriage {
  /** SockJS over a WebSocket: a text frame that holds an array of strings. */
  SOCKJS,
  /** A bare WebSocket: a binary frame, as the stock bridge sends. */
  RAW,
  /** Into vertx-web's SockJS session, which wraps it: a line. */
  SESSION;

  private static final int TEXT_FRAME = 0x81;
  private static final int BINARY_FRAME = 0x82;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int LENGTH_IN_EIGHT_BYTES = 127;
  private static final int MAX_FRAME_HEAD = 10;

  private static final byte[] NOTHING = {};
  private static final byte[] ARRAY = ascii("a[\"");
  private static final byte[] ARRAY_END = ascii("\"]");
  private static final byte[] LINE_END = ascii("\n");

  /** A whole message. */
  ByteBuf message(byte[] json) {
    byte[] inside = inside(json);
    int size = opening().length + inside.length + closing().length;
    return head(size, size).writeBytes(inside).writeBytes(closing());
  }

  /**
   * A message around a part that many have in common and that {@link #inside} has made: it is not
   * copied, so that a thousand who ask at once cost the memory of one.
   */
  ByteBuf message(byte[] before, ByteBuf shared, byte[] after) {
    byte[] inBefore = inside(before);
    byte[] inAfter = inside(after);
    int own = opening().length + inBefore.length;
    int last = inAfter.length + closing().length;
    ByteBuf head = head(own + shared.readableBytes() + last, own).writeBytes(inBefore);
    ByteBuf tail = Unpooled.directBuffer(last, last).writeBytes(inAfter).writeBytes(closing());
    return Unpooled.wrappedBuffer(head, shared.retainedSlice(), tail);
  }

  private ByteBuf head(int messageSize, int room) {
    ByteBuf out = Unpooled.directBuffer(room + MAX_FRAME_HEAD, room + MAX_FRAME_HEAD);
    frameHead(messageSize, out);
    return out.writeBytes(opening());
  }

  /** How JSON looks inside a message. */
  byte[] inside(byte[] json) {
    return this == SOCKJS ? SockJsText.escape(json) : json;
  }

  private byte[] opening() {
    return this == SOCKJS ? ARRAY : NOTHING;
  }

  private byte[] closing() {
    return switch (this) {
      case SOCKJS -> ARRAY_END;
      case RAW -> NOTHING;
      case SESSION -> LINE_END;
    };
  }

  private void frameHead(int size, ByteBuf out) {
    switch (this) {
      case SOCKJS -> frameHead(TEXT_FRAME, size, out);
      case RAW -> frameHead(BINARY_FRAME, size, out);
      case SESSION -> {
        // No frame: vertx-web makes one of each line.
      }
    }
  }

  /** A server's frames are whole and not masked. */
  private static void frameHead(int kind, int size, ByteBuf out) {
    out.writeByte(kind);
    if (size < LENGTH_IN_TWO_BYTES) {
      out.writeByte(size);
    } else if (size <= 0xffff) {
      out.writeByte(LENGTH_IN_TWO_BYTES).writeShort(size);
    } else {
      out.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(size);
    }
  }

  /** A text frame that SockJS's own protocol needs: the opening, a heartbeat, the good-bye. */
  static ByteBuf sockJsFrame(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuf out =
        Unpooled.directBuffer(bytes.length + MAX_FRAME_HEAD, bytes.length + MAX_FRAME_HEAD);
    frameHead(TEXT_FRAME, bytes.length, out);
    return out.writeBytes(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
