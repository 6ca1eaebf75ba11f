package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;

/** Reads the few numbers at the start of a message and leaves the rest alone. */
interface HeadReader {
  /**
   * Fills the head from the bytes between {@code from} and {@code to}, which may end before the
   * message does. The buffer's reader index stays where it is.
   *
   * @return whether it is a message of the protocol
   */
  boolean read(ByteBuf in, int from, int to, Head head);
}
