package io.skysentinel.history.ask.stream;

import io.netty.buffer.ByteBuf;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.CloseReason;

/** A connection in memory. */
final class FakeSocket implements ClientSocket {
  private static final int TEXT = 0x81;

  private final ToldClient client;
  boolean writable = true;

  FakeSocket(ToldClient client) {
    this.client = client;
  }

  @Override
  public void queue(ByteBuf lent) {
    int small = lent.getUnsignedByte(1);
    int head = small < 126 ? 2 : small == 126 ? 4 : 10;
    byte[] message = new byte[lent.readableBytes() - head];
    lent.getBytes(head, message);
    client.take(lent.getUnsignedByte(0) == TEXT, message);
  }

  @Override
  public void onWritable(Runnable listener) {}

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void whenSent(Runnable then) {
    then.run();
  }

  @Override
  public void allowBacklog(int bytes) {}

  @Override
  public void close(CloseReason reason) {
    writable = false;
  }
}
