package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Text that goes around what clients are told. Outside of the heap, as the rest: Netty copies a
 * frame of both kinds as a whole, for each client.
 */
final class SharedText {
  private SharedText() {}

  /** Never released; to be used by duplicates. */
  static ByteBuf of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Unpooled.unreleasableBuffer(Unpooled.directBuffer(bytes.length).writeBytes(bytes));
  }
}
