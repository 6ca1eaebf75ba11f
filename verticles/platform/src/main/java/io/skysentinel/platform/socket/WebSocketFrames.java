package io.skysentinel.platform.socket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** A message in one frame of a WebSocket: what goes to a socket as it is (RFC 6455, 5.2). */
public enum WebSocketFrames {
  TEXT(0x81),
  BINARY(0x82);

  /** The largest head of a frame. */
  public static final int MAX_HEAD = 10;

  private static final int LARGEST_IN_A_BYTE = 125;
  private static final int LENGTH_IN_TWO_BYTES = 126;
  private static final int LENGTH_IN_EIGHT_BYTES = 127;

  private final int opcode;

  WebSocketFrames(int opcode) {
    this.opcode = opcode;
  }

  /** A frame with this message, in a direct buffer of its own. */
  public ByteBuf frame(byte[] message) {
    ByteBuf out = Unpooled.directBuffer(message.length + MAX_HEAD, message.length + MAX_HEAD);
    head(message.length, out);
    return out.writeBytes(message);
  }

  /** Writes the head of a frame with so many bytes; a server's frames are whole and not masked. */
  public void head(int size, ByteBuf out) {
    out.writeByte(opcode);
    if (size <= LARGEST_IN_A_BYTE) {
      out.writeByte(size);
    } else if (size <= 0xffff) {
      out.writeByte(LENGTH_IN_TWO_BYTES).writeShort(size);
    } else {
      out.writeByte(LENGTH_IN_EIGHT_BYTES).writeLong(size);
    }
  }
}
