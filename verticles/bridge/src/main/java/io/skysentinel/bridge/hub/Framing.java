package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.live.Stand;
import java.util.List;

/** What goes around a message on one kind of connection. */
public interface Framing {
  /** The tile of a message that is not about one. */
  int WORLD = -1;

  /** What a message is. */
  enum Kind {
    SNAPSHOT,
    DELTA,
    HEARTBEAT,
    ERROR
  }

  /**
   * A message ready to be written, in a direct buffer of its own.
   *
   * @param tile what a delta is about; {@link #WORLD} for the world and for all other messages
   */
  ByteBuf frame(Kind kind, int tile, byte[] message);

  /** What follows messages that brought a client to where the shards stand; nothing, mostly. */
  default ByteBuf mark(List<Stand> stands) {
    return Unpooled.EMPTY_BUFFER;
  }
}
