package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.JsonReader;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A connection that reads JSON messages at once. */
final class FakeOutlet implements Outlet {
  final List<ByteBuf> writes = new ArrayList<>();
  final List<ClientMessage> messages = new ArrayList<>();
  final ClientView view = new ClientView();
  @Nullable Client client;
  @Nullable Farewell farewell;
  boolean writable = true;
  boolean sendsLater;
  private final List<Runnable> whenSent = new ArrayList<>();
  boolean lost;
  int backlog;
  int pings;

  Client client() {
    return Objects.requireNonNull(client);
  }

  ByteBuf last() {
    return writes.get(writes.size() - 1);
  }

  @Override
  public boolean isWritable() {
    return writable;
  }

  @Override
  public void write(ByteBuf lent) {
    writes.add(lent);
    if (client().encoding.equals(LiveRoutes.WS_JSON)) {
      read(lent.duplicate());
    }
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
  public void ping() {
    pings++;
  }

  @Override
  public void close(Farewell why) {
    farewell = why;
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
