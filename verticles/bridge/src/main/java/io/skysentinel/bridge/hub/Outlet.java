package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;

/** What a client's connection takes; to be used on its event loop only. */
public interface Outlet {

  /** Whether it takes more now. What is written although it does not is kept in memory. */
  boolean isWritable();

  /** Writes and flushes; {@code lent} stays the caller's. */
  void write(ByteBuf lent);

  /** Calls {@code then} when all that was written so far has been sent, or never will be. */
  void whenSent(Runnable then);

  /** Lets so many bytes more than usual wait before it is no longer writable; 0 ends that. */
  void allowBacklog(int bytes);

  /** Asks the other side for a sign of life, where the connection has such a thing. */
  void ping();

  /** Ends the connection, soon, and whether or not the other side reads. */
  void close(Farewell farewell);
}
