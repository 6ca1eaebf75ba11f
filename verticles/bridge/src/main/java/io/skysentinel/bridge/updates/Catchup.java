package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client missed: of each shard the frames, a snapshot, or that it is gone; then the
 * heartbeat that says that this is all. Clients that were cut off together share it.
 */
public final class Catchup extends Update {
  private final long t;
  private final List<Stand> stands;
  private final List<Tick> ticks;

  public Catchup(long t, List<Stand> stands, List<Tick> ticks) {
    this.t = t;
    this.stands = List.copyOf(stands);
    this.ticks = List.copyOf(ticks);
    this.ticks.forEach(Tick::retain);
  }

  @Override
  public List<Stand> stands() {
    return stands;
  }

  /** What is kept of the ticks, too. */
  @Override
  public long keptBytes() {
    return super.keptBytes() + ticks.stream().mapToLong(Tick::keptBytes).sum();
  }

  @Override
  public List<ByteBuf> parts(View view, Encoding encoding) {
    List<ByteBuf> parts = new ArrayList<>();
    ticks.forEach(tick -> parts.addAll(tick.parts(view, encoding)));
    parts.add(heartbeat(t, encoding));
    return parts;
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    ticks.forEach(Tick::release);
  }
}
