package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.live.Stand;
import java.util.List;

/** What goes around a message on one kind of connection. */
@FunctionalInterface
public interface Framing {

  /** A message ready to be written, in a direct buffer of its own. */
  ByteBuf frame(MessageKind kind, byte[] message);

  /**
   * What stands before the last of the messages that bring a client to where the shards stand, in a
   * buffer of its own; mostly nothing.
   */
  default ByteBuf mark(List<Stand> stands) {
    return Unpooled.EMPTY_BUFFER;
  }
}
