package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;

/**
 * All shards between two ticks. As bytes: a snapshot of each, and the heartbeat that says that this
 * is all.
 */
public final class AllShards extends Update {
  private final long t;
  private final List<ShardContents> shards;

  public AllShards(long t, List<ShardContents> shards) {
    this.t = t;
    this.shards = List.copyOf(shards);
    this.shards.forEach(ShardContents::retain);
  }

  /** When the newest change was made, in Unix milliseconds. */
  public long newestT() {
    return shards.stream().mapToLong(ShardContents::t).max().orElse(t);
  }

  /** The flights in the view's tiles; one that just moved to another shard may be there twice. */
  public List<Flight> flights(View view) {
    return shards.stream()
        .flatMap(shard -> shard.rows(view).stream())
        .map(ShardSnapshot.Row::flight)
        .toList();
  }

  @Override
  public List<Stand> stands() {
    return shards.stream().map(ShardContents::stand).toList();
  }

  /** What is kept of the shards, too. */
  @Override
  public long keptBytes() {
    return super.keptBytes() + shards.stream().mapToLong(ShardContents::keptBytes).sum();
  }

  @Override
  public List<ByteBuf> parts(View view, Encoding encoding) {
    List<ByteBuf> parts = new ArrayList<>();
    shards.forEach(shard -> parts.add(shard.snapshot(view, encoding)));
    parts.add(heartbeat(t, encoding));
    return parts;
  }

  @Override
  protected void deallocate() {
    super.deallocate();
    shards.forEach(ShardContents::release);
  }
}
