package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.AbstractReferenceCounted;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The bytes made so far of one piece of news. The first loop that needs some makes them; the last
 * one that lets go frees them.
 */
abstract class SharedBytes extends AbstractReferenceCounted implements News {

  private record MessageKey(int tile, Messages messages) {}

  private record FramedKey(int tile, Framing framing, Messages messages) {}

  private record ViewKey(View view, Encoding encoding) {}

  private final ConcurrentHashMap<MessageKey, byte[]> messages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<FramedKey, ByteBuf> framed = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ViewKey, ByteBuf> ofViews = new ConcurrentHashMap<>();

  @Override
  public final ByteBuf bytes(View view, Encoding encoding) {
    return ofViews.computeIfAbsent(new ViewKey(view, encoding), this::make);
  }

  /** The parts for this view, in order; they stay this object's. */
  abstract List<ByteBuf> parts(View view, Encoding encoding);

  /** A part that several views have in common. */
  final ByteBuf part(Framing.Kind kind, int tile, Encoding encoding, Supplier<byte[]> maker) {
    return framed.computeIfAbsent(
        new FramedKey(tile, encoding.framing(), encoding.messages()),
        unused ->
            encoding
                .framing()
                .frame(
                    kind,
                    tile,
                    messages.computeIfAbsent(
                        new MessageKey(tile, encoding.messages()), none -> maker.get())));
  }

  /** The heartbeat behind messages that bring a client up to where the shards stand. */
  final ByteBuf heartbeat(long t, Encoding encoding) {
    return part(
        Framing.Kind.HEARTBEAT,
        Framing.WORLD,
        encoding,
        () -> encoding.messages().heartbeat(t, stands()));
  }

  private ByteBuf make(ViewKey key) {
    List<ByteBuf> parts = new ArrayList<>(parts(key.view(), key.encoding()));
    if (parts.isEmpty()) {
      return Unpooled.EMPTY_BUFFER;
    }
    ByteBuf mark = key.encoding().framing().mark(stands());
    if (mark.isReadable()) {
      parts.add(mark);
    }
    if (parts.size() == 1) {
      return parts.get(0).retainedDuplicate();
    }
    int size = parts.stream().mapToInt(ByteBuf::readableBytes).sum();
    ByteBuf all = Unpooled.directBuffer(size, size);
    parts.forEach(part -> all.writeBytes(part, part.readerIndex(), part.readableBytes()));
    mark.release();
    return all;
  }

  @Override
  public SharedBytes touch(Object hint) {
    return this;
  }

  @Override
  protected void deallocate() {
    framed.values().forEach(ByteBuf::release);
    ofViews.values().forEach(ByteBuf::release);
    framed.clear();
    ofViews.clear();
    messages.clear();
  }
}
