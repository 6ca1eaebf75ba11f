package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** What comes behind the head of the server's answer: WebSocket frames, or server-sent events. */
interface ByteStream {
  /** Takes all that is readable. */
  void read(ByteBuf in) throws UnexpectedByteException;

  /** Takes messages in the pieces in which they arrive, so that nobody has to keep a whole one. */
  interface Parts {
    /** The next piece, between {@code from} and {@code to}; the message ends with the last one. */
    void part(ByteBuf in, int from, int to, boolean last);
  }
}
