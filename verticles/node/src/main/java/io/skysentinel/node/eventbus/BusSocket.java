package io.skysentinel.node.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.node.bridge.Farewell;

/** One browser's connection, whatever carries it; used on its event loop only. */
interface BusSocket {

  /** What its bytes look like. */
  Carriage carriage();

  /** Whether it has sent off what it was given, or nearly all. */
  boolean isWritable();

  /** Queues these bytes, which it releases. */
  void write(ByteBuf messages);

  /** Sends off what is queued. */
  void flush();

  /** Lets so many bytes more than usual wait before it is no longer writable; 0 ends that. */
  void allowBacklog(int bytes);

  /** Reads no more, or reads on. */
  void reading(boolean on);

  /** Says good-bye, if the browser still listens, and ends it. */
  void close(Farewell farewell);

  /** What happens on it. */
  interface Listener {

    /** A message of the bridge's protocol came. */
    void received(String message);

    /** It is writable again. */
    void drained();

    /** It is no more. */
    void closed();
  }
}
