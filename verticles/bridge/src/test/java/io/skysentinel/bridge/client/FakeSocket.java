package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.JsonReader;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.platform.socket.ClientSocket;
import io.skysentinel.platform.socket.CloseReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection that reads JSON messages at once. */
final class FakeSocket implements ClientSocket {
  final List<ByteBuf> writes = new ArrayList<>();
  final List<ClientMessage> messages = new ArrayList<>();
  final ClientView view = new ClientView();
  final boolean readsJson;
  @Nullable Client client;
  @Nullable CloseReason closed;
  boolean sendsLater;
  boolean answersPings = true;
  boolean lost;
  boolean isFullUntilFlushed;
  int backlog;
  int pings;
  int flushes;
  private boolean writable = true;
  private Runnable onWritable = () -> {};
  private final List<Runnable> whenSent = new ArrayList<>();

  FakeSocket(boolean readsJson) {
    this.readsJson = readsJson;
  }

  Client client() {
    return Objects.requireNonNull(client);
  }

  ByteBuf last() {
    return writes.get(writes.size() - 1);
  }

  /** It takes no more from now on. */
  void fill() {
    writable = false;
  }

  /** It takes more again. */
  void drain() {
    writable = true;
    onWritable.run();
  }

  @Override
  public void onWritable(Runnable listener) {
    onWritable = listener;
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void write(ByteBuf lent) {
    queue(lent);
    flush();
  }

  @Override
  public void queue(ByteBuf lent) {
    writes.add(lent);
    writable &= !isFullUntilFlushed;
    if (readsJson) {
      read(lent.duplicate());
    }
  }

  @Override
  public void flush() {
    flushes++;
    writable |= isFullUntilFlushed;
  }

  @Override
  public void whenSent(Runnable then) {
    whenSent.add(then);
    if (!sendsLater) {
      send();
    }
  }

  /** All that was written reaches the other side. */
  void send() {
    List<Runnable> sent = List.copyOf(whenSent);
    whenSent.clear();
    sent.forEach(Runnable::run);
  }

  @Override
  public void allowBacklog(int bytes) {
    backlog = bytes;
  }

  @Override
  public boolean ping() {
    pings++;
    return answersPings;
  }

  @Override
  public void close(CloseReason why) {
    closed = why;
  }

  /** One WebSocket frame after the other. */
  private void read(ByteBuf bytes) {
    while (bytes.isReadable()) {
      bytes.skipBytes(1);
      int size = bytes.readUnsignedByte();
      if (size == 126) {
        size = bytes.readUnsignedShort();
      } else if (size == 127) {
        size = (int) bytes.readLong();
      }
      byte[] message = new byte[size];
      bytes.readBytes(message);
      try {
        ClientMessage read = Objects.requireNonNull(JsonReader.read(message));
        messages.add(read);
        lost |= view.take(read) == Verdict.MISSED;
      } catch (InvalidMessageException e) {
        throw new AssertionError(e);
      }
    }
  }
}
