package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.live.Stand;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The framings of the connections that we serve ourselves. */
final class Framings {
  private static final int FINAL_TEXT = 0x81;
  private static final int FINAL_BINARY = 0x82;

  /** A WebSocket text message in one frame. */
  static final Framing WEB_SOCKET_TEXT = (kind, tile, message) -> webSocket(FINAL_TEXT, message);

  /** A WebSocket binary message in one frame. */
  static final Framing WEB_SOCKET_BINARY =
      (kind, tile, message) -> webSocket(FINAL_BINARY, message);

  /** A server-sent event. JSON has no line breaks, so it is one line of data. */
  static final Framing EVENT =
      new Framing() {
        @Override
        public ByteBuf frame(Kind kind, int tile, byte[] message) {
          return event(kind, message);
        }

        // An event without data changes only the id that a browser resumes with.
        @Override
        public ByteBuf mark(List<Stand> stands) {
          return direct(("id: " + eventId(stands) + "\n\n").getBytes(StandardCharsets.UTF_8));
        }
      };

  private Framings() {}

  /** Where the shards stand, as text; {@link ResumeText} reads it. */
  static String eventId(List<Stand> stands) {
    return stands.stream()
        .map(stand -> stand.shard() + ":" + stand.epoch() + ":" + stand.seq())
        .collect(Collectors.joining(","));
  }

  /** Header and payload in one buffer: what goes to a socket as it is (RFC 6455, 5.2). */
  private static ByteBuf webSocket(int opcode, byte[] payload) {
    int size = payload.length;
    ByteBuf out = Unpooled.directBuffer(size + 10, size + 10);
    out.writeByte(opcode);
    if (size < 126) {
      out.writeByte(size);
    } else if (size <= 0xffff) {
      out.writeByte(126).writeShort(size);
    } else {
      out.writeByte(127).writeLong(size);
    }
    return out.writeBytes(payload);
  }

  private static ByteBuf event(Framing.Kind kind, byte[] message) {
    byte[] head =
        ("event: " + kind.name().toLowerCase(Locale.ROOT) + "\ndata: ")
            .getBytes(StandardCharsets.US_ASCII);
    ByteBuf out = Unpooled.directBuffer(head.length + message.length + 2);
    return out.writeBytes(head).writeBytes(message).writeByte('\n').writeByte('\n');
  }

  private static ByteBuf direct(byte[] bytes) {
    return Unpooled.directBuffer(bytes.length, bytes.length).writeBytes(bytes);
  }
}
