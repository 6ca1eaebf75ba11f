package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;

/**
 * All shards between two ticks. As bytes: a snapshot of each, and the heartbeat that says that this
 * is all.
 */
public final class Sky extends SharedBytes {
  private final long t;
  private final List<ShardLook> shards;

  Sky(long t, List<ShardLook> shards) {
    this.t = t;
    this.shards = List.copyOf(shards);
    this.shards.forEach(ShardLook::retain);
  }

  /** When it was asked for, in Unix milliseconds. */
  public long t() {
    return t;
  }

  /** Its shards. An aircraft that just moved from one to another may be in both. */
  public List<ShardLook> shards() {
    return shards;
  }

  @Override
  public List<Stand> stands() {
    return shards.stream().map(ShardLook::stand).toList();
  }

  @Override
  List<ByteBuf> parts(View view, Encoding encoding) {
    List<ByteBuf> parts = new ArrayList<>();
    shards.forEach(shard -> parts.add(shard.snapshot(view, encoding)));
    parts.add(heartbeat(t, encoding));
    return parts;
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    shards.forEach(ShardLook::release);
  }
}
