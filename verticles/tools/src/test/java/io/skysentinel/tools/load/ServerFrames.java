package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** The WebSocket frames of a server, as bytes, and what else a stream is made of. */
final class ServerFrames {
  static final int TEXT = 0x81;
  static final int BINARY = 0x82;
  static final int TEXT_THAT_GOES_ON = 0x01;
  static final int MIDDLE = 0x00;
  static final int LAST = 0x80;
  static final int CLOSE = 0x88;
  static final int PING = 0x89;
  static final int PONG = 0x8a;

  private final ByteBuf bytes = Unpooled.buffer();

  /** A frame that begins with the byte {@code first}; each character is one byte. */
  ServerFrames frame(int first, String payload) {
    byte[] content = payload.getBytes(StandardCharsets.ISO_8859_1);
    bytes.writeByte(first);
    if (content.length < 126) {
      bytes.writeByte(content.length);
    } else if (content.length < 65_536) {
      bytes.writeByte(126).writeShort(content.length);
    } else {
      bytes.writeByte(127).writeLong(content.length);
    }
    bytes.writeBytes(content);
    return this;
  }

  ByteBuf bytes() {
    return bytes;
  }

  static ByteBuf ascii(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
  }

  /** A text in HTTP's chunks, each of so many bytes but the last. */
  static ByteBuf chunked(String text, int size) {
    StringBuilder chunks = new StringBuilder();
    for (int at = 0; at < text.length(); at += size) {
      String chunk = text.substring(at, Math.min(text.length(), at + size));
      chunks.append(Integer.toHexString(chunk.length())).append("\r\n").append(chunk);
      chunks.append("\r\n");
    }
    return ascii(chunks.toString());
  }

  /** Gives a stream its bytes in reads of that size. */
  static void feed(ByteStream stream, ByteBuf bytes, int readSize) throws UnexpectedByteException {
    while (bytes.isReadable()) {
      stream.read(bytes.readSlice(Math.min(readSize, bytes.readableBytes())));
    }
  }

  /** Gives a stream its bytes in two reads. */
  static void feedInTwo(ByteStream stream, ByteBuf bytes, int first)
      throws UnexpectedByteException {
    stream.read(bytes.readSlice(first));
    stream.read(bytes);
  }
}
