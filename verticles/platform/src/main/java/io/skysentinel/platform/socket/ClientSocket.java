package io.skysentinel.platform.socket;

import io.netty.buffer.ByteBuf;

/** A client's connection, whatever carries it; to be used on its event loop only. */
public interface ClientSocket {

  /** Calls {@code listener} whenever the connection takes more again. */
  void onWritable(Runnable listener);

  /** Whether it takes more now. What is written although it does not is kept in memory. */
  boolean isWritable();

  /** Writes and flushes; {@code lent} stays the caller's. */
  default void write(ByteBuf lent) {
    queue(lent);
    flush();
  }

  /** Like {@link #write}, without the flush: for several in a row, which one flush sends off. */
  void queue(ByteBuf lent);

  /** Sends off what is queued, where that does not happen by itself. */
  default void flush() {}

  /** Calls {@code then} when all that was written so far has been sent, or never will be. */
  void whenSent(Runnable then);

  /** Lets so many bytes more than usual wait before it is no longer writable; 0 ends that. */
  void allowBacklog(int bytes);

  /**
   * Asks the other side for a sign of life.
   *
   * @return whether the connection has such a thing
   */
  default boolean ping() {
    return false;
  }

  /** Writes what keeps proxies from closing a quiet connection, where the transport wants that. */
  default void keepAlive() {}

  /** Ends the connection, soon, and whether or not the other side reads. */
  void close(CloseReason reason);
}
