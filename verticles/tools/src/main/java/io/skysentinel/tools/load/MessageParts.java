package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** Takes messages in the pieces in which they arrive, so that nobody has to keep a whole one. */
interface MessageParts {
  /** The next piece, between {@code from} and {@code to}; the message ends with the last one. */
  void part(ByteBuf in, int from, int to, boolean last);
}
