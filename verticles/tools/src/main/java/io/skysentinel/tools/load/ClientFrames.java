package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * WebSocket frames of a client. They have to be masked; with a key of zeros the payload stays as it
 * is, which is all that a tester needs.
 */
final class ClientFrames {
  private static final int FINAL = 0x80;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PONG = 10;
  private static final int MASKED = 0x80;
  private static final int TWO_BYTES = 126;
  private static final int NORMAL = 1000;

  private ClientFrames() {}

  static ByteBuf text(String text) {
    return frame(TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  static ByteBuf pong(byte[] payload) {
    return frame(PONG, payload);
  }

  static ByteBuf close() {
    return frame(CLOSE, new byte[] {NORMAL >> 8, (byte) NORMAL});
  }

  private static ByteBuf frame(int opcode, byte[] payload) {
    ByteBuf frame = Unpooled.buffer(8 + payload.length);
    frame.writeByte(FINAL | opcode);
    if (payload.length < TWO_BYTES) {
      frame.writeByte(MASKED | payload.length);
    } else {
      frame.writeByte(MASKED | TWO_BYTES).writeShort(payload.length);
    }
    return frame.writeInt(0).writeBytes(payload);
  }
}
