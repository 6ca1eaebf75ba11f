package io.skysentinel.bridge.updates;

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
 * The bytes made so far of one update. The first loop that needs some makes them; the last one that
 * lets go frees them.
 */
public abstract class SharedBytes extends AbstractReferenceCounted implements Update {
  static final int WORLD = -1;

  private record MessageKey(int tile, Messages messages) {}

  private record FramedKey(int tile, Encoding encoding) {}

  private record ViewKey(View view, Encoding encoding) {}

  private final ConcurrentHashMap<MessageKey, byte[]> messages = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<FramedKey, ByteBuf> framed = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ViewKey, ByteBuf> ofViews = new ConcurrentHashMap<>();

  @Override
  public final ByteBuf bytes(View view, Encoding encoding) {
    return ofViews.computeIfAbsent(new ViewKey(view, encoding), this::make);
  }

  /** The parts for this view, in order; they stay this object's. */
  public abstract List<ByteBuf> parts(View view, Encoding encoding);

  /**
   * A part that several views have in common.
   *
   * @param tile what it is about; {@link #WORLD} for the world and for all that is not of a tile
   */
  final ByteBuf part(MessageKind kind, int tile, Encoding encoding, Supplier<byte[]> maker) {
    return framed.computeIfAbsent(
        new FramedKey(tile, encoding),
        unused ->
            encoding
                .framing()
                .frame(
                    kind,
                    messages.computeIfAbsent(
                        new MessageKey(tile, encoding.messages()), none -> maker.get())));
  }

  /** The heartbeat behind messages that bring a client up to where the shards stand. */
  final ByteBuf heartbeat(long t, Encoding encoding) {
    return part(
        MessageKind.HEARTBEAT, WORLD, encoding, () -> encoding.messages().heartbeat(t, stands()));
  }

  private ByteBuf make(ViewKey key) {
    List<ByteBuf> parts = new ArrayList<>(parts(key.view(), key.encoding()));
    if (parts.isEmpty()) {
      return Unpooled.EMPTY_BUFFER;
    }
    ByteBuf mark = key.encoding().framing().mark(stands());
    if (mark.isReadable()) {
      parts.add(parts.size() - 1, mark);
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
