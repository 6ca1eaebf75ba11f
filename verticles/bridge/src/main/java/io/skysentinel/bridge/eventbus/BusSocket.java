package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.Farewell;

/** One browser's connection, whatever carries it; used on its event loop only. */
interface BusSocket {

  /** What its bytes look like. */
  Carriage carriage();

  /** Whether it takes more now. What is queued although it does not is kept in memory. */
  boolean isWritable();

  /** Queues these bytes, which stay the caller's. */
  void queue(ByteBuf lent);

  /** Sends off what is queued. */
  void flush();

  /** Lets so many bytes more than usual wait before it is no longer writable; 0 ends that. */
  void allowBacklog(int bytes);

  /** Calls {@code then} when all that was queued so far has been sent, or never will be. */
  void whenSent(Runnable then);

  /** Reads no more, or reads on. */
  void reading(boolean on);

  /** Asks the browser for a sign of life, where the connection has such a thing. */
  void ping();

  /** Says good-bye and ends it, whether or not the browser listens. */
  void close(Farewell farewell);
}
