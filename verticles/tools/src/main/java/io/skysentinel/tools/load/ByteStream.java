package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** What comes behind the head of the server's answer: WebSocket frames, or server-sent events. */
interface ByteStream {
  /** Takes all that is readable. */
  void read(ByteBuf in) throws UnexpectedByteException;
}
