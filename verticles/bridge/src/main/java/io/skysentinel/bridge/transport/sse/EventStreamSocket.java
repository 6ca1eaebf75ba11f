package io.skysentinel.bridge.transport.sse;

import io.netty.buffer.ByteBuf;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.web.EventStream;

/** A client of server-sent events. */
final class EventStreamSocket implements ClientSocket {
  private final EventStream stream;

  EventStreamSocket(EventStream stream) {
    this.stream = stream;
  }

  @Override
  public void onWritable(Runnable listener) {
    stream.onWritable(listener);
  }

  @Override
  public boolean isWritable() {
    return stream.isWritable();
  }

  /** Vert.x flushes each write. */
  @Override
  public void queue(ByteBuf lent) {
    stream.write(lent);
  }

  @Override
  public void whenSent(Runnable then) {
    stream.whenSent(then);
  }

  @Override
  public void allowBacklog(int bytes) {
    stream.allowBacklog(bytes);
  }

  @Override
  public void close(CloseReason reason) {
    if (reason == CloseReason.SLOW) {
      stream.cutOff();
    } else {
      stream.end();
    }
  }
}
