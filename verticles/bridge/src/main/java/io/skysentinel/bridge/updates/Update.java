package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Something to tell clients, in whatever view and encoding each of them wants it, and the bytes
 * made of it so far.
 */
public abstract class Update extends FramedMessages<View> {
  private record ViewKey(View view, Encoding encoding) {}

  private final ConcurrentHashMap<ViewKey, ByteBuf> ofViews = new ConcurrentHashMap<>();

  /**
   * The messages for this view, made once for all loops and clients; without bytes when there is
   * nothing to tell. Valid while the update is lent; to keep or write it, retain a duplicate.
   */
  public final ByteBuf bytes(View view, Encoding encoding) {
    return ofViews.computeIfAbsent(new ViewKey(view, encoding), this::make);
  }

  /** Where the shards stand for whoever has been told this and all before. */
  public abstract List<Stand> stands();

  /** The parts for this view, in order; they stay this object's. */
  public abstract List<ByteBuf> parts(View view, Encoding encoding);

  /** The heartbeat behind messages that bring a client up to where the shards stand. */
  final ByteBuf heartbeat(long t, Encoding encoding) {
    return part(
        MessageKind.HEARTBEAT,
        View.WORLD,
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
      parts.add(parts.size() - 1, mark);
    }
    if (parts.size() == 1) {
      return parts.get(0).retainedDuplicate();
    }
    int size = parts.stream().mapToInt(ByteBuf::readableBytes).sum();
    keeps(size);
    ByteBuf all = Unpooled.directBuffer(size, size);
    parts.forEach(part -> all.writeBytes(part, part.readerIndex(), part.readableBytes()));
    mark.release();
    return all;
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    ofViews.values().forEach(ByteBuf::release);
    ofViews.clear();
  }
}
