package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.bridge.updates.Framing;
import io.skysentinel.bridge.updates.MessageKind;
import io.skysentinel.platform.socket.WebSocketFrames;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a message of the bridge's protocol travels: the bytes as they stand on the connection, so
 * that all connections of a kind write the same ones.
 */
enum BusFraming {
  /** SockJS over a WebSocket: a text frame that holds an array of strings. */
  SOCKJS,
  /** A bare WebSocket: a binary frame, as the stock bridge sends. */
  BARE,
  /** In an answer of a SockJS session: an element of the array that the answer holds. */
  SESSION;

  /** Puts each message of the live protocol into one that is received at an address. */
  private record AtAddress(BusFraming framing, String address) implements Framing {
    @Override
    public ByteBuf frame(MessageKind kind, byte[] message) {
      return framing.message(BusMessages.received(address, message));
    }
  }

  /** A wide character of three bytes becomes an escape of six, and a frame has some brackets. */
  private static final int SOCKJS_GROWTH = 3;

  private static final byte[] NOTHING = {};
  private static final byte[] ARRAY = ascii("a[\"");
  private static final byte[] ARRAY_END = ascii("\"]");
  private static final byte[] ELEMENT = ascii("\"");
  private static final byte[] ELEMENT_END = ascii("\",");

  /** How a message of the live protocol is told at an address. */
  Framing at(String address) {
    return new AtAddress(this, address);
  }

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
    int most = room + WebSocketFrames.MAX_HEAD;
    ByteBuf out = Unpooled.directBuffer(most, most);
    frameHead(messageSize, out);
    return out.writeBytes(opening());
  }

  /** How JSON looks inside a message. */
  byte[] inside(byte[] json) {
    return this == BARE ? json : SockJsText.escape(json);
  }

  private byte[] opening() {
    return switch (this) {
      case SOCKJS -> ARRAY;
      case BARE -> NOTHING;
      case SESSION -> ELEMENT;
    };
  }

  private byte[] closing() {
    return switch (this) {
      case SOCKJS -> ARRAY_END;
      case BARE -> NOTHING;
      case SESSION -> ELEMENT_END;
    };
  }

  private void frameHead(int size, ByteBuf out) {
    switch (this) {
      case SOCKJS -> WebSocketFrames.TEXT.head(size, out);
      case BARE -> WebSocketFrames.BINARY.head(size, out);
      case SESSION -> {
        // No frame: an answer holds as many as there are.
      }
    }
  }

  /**
   * The messages of the bridge's protocol in what a client sent.
   *
   * @return {@code null} when it is not as this framing asks
   */
  @Nullable List<String> unwrap(String text) {
    return this == BARE ? List.of(text) : BusRequestReader.messages(text);
  }

  /** How large what the client sends may be, for messages of so many bytes. */
  int maxBytes(int messageBytes) {
    return this == BARE ? messageBytes : SOCKJS_GROWTH * messageBytes + 16;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
