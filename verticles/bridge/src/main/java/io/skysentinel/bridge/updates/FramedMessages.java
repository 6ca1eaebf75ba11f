package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.netty.util.AbstractReferenceCounted;
import io.netty.util.ReferenceCounted;
import io.skysentinel.core.wire.Messages;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Messages that are made once, and framed once for each kind of connection. The first loop that
 * needs one makes it; the last one that lets go frees the bytes.
 *
 * @param <A> what tells the messages apart
 */
abstract class FramedMessages<A> extends AbstractReferenceCounted {

  private record MessageKey<A>(A about, Messages messages) {}

  private record FramedKey<A>(A about, Encoding encoding) {}

  private final LongAdder keptBytes = new LongAdder();
  private final ConcurrentHashMap<MessageKey<A>, byte[]> messages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<FramedKey<A>, ByteBuf> framed = new ConcurrentHashMap<>();

  /** The message about that, as {@code maker} writes it; it stays this object's. */
  final ByteBuf part(MessageKind kind, A about, Encoding encoding, Supplier<byte[]> maker) {
    return framed.computeIfAbsent(
        new FramedKey<>(about, encoding),
        unused -> {
          byte[] message =
              messages.computeIfAbsent(
                  new MessageKey<>(about, encoding.messages()), none -> kept(maker.get()));
          ByteBuf bytes = encoding.framing().frame(kind, message);
          keeps(bytes.readableBytes());
          return bytes;
        });
  }

  private byte[] kept(byte[] message) {
    keeps(message.length);
    return message;
  }

  /** So many bytes more are kept until this is freed. */
  final void keeps(int bytes) {
    keptBytes.add(bytes);
  }

  /** How many bytes have been made and are kept. */
  public long keptBytes() {
    return keptBytes.sum();
  }

  @Override
  public ReferenceCounted touch(Object hint) {
    return this;
  }

  @Override
  protected void deallocate() {
    framed.values().forEach(ByteBuf::release);
    framed.clear();
    messages.clear();
  }
}
