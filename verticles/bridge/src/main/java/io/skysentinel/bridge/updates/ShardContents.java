package io.skysentinel.bridge.updates;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a shard holds at one seq. Picking what a view shows and writing it is left to the
 * loop that asks first, so that the hub is soon back with its frames.
 */
public final class ShardContents extends FramedMessages<View> {
  private final Stand stand;
  private final long t;
  private final List<ShardSnapshot.Row> rows;
  private @Nullable Map<Integer, List<ShardSnapshot.Row>> byTile;

  public ShardContents(Stand stand, long t, List<ShardSnapshot.Row> rows) {
    this.stand = stand;
    this.t = t;
    this.rows = rows;
  }

  /** Which shard it is, and where it stands. */
  public Stand stand() {
    return stand;
  }

  /** When the frame was made that brought it there, in Unix milliseconds. */
  long t() {
    return t;
  }

  /** What the view shows of it; may be kept. */
  List<ShardSnapshot.Row> rows(View view) {
    if (view.isWorld()) {
      return rows;
    }
    Map<Integer, List<ShardSnapshot.Row>> tiles = byTile();
    List<ShardSnapshot.Row> shown = new ArrayList<>();
    for (int tile : view.tiles()) {
      shown.addAll(tiles.getOrDefault(tile, List.of()));
    }
    return shown;
  }

  /** The snapshot message, shared by all connections of a kind that watch this view. */
  ByteBuf snapshot(View view, Encoding encoding) {
    Messages kind = encoding.messages();
    return part(
        MessageKind.SNAPSHOT,
        view,
        encoding,
        () -> kind.snapshot(stand.shard(), stand.epoch(), stand.seq(), t, view, rows(view)));
  }

  private synchronized Map<Integer, List<ShardSnapshot.Row>> byTile() {
    Map<Integer, List<ShardSnapshot.Row>> tiles = byTile;
    if (tiles == null) {
      tiles = new HashMap<>();
      for (ShardSnapshot.Row row : rows) {
        int tile = Tiles.tileOf(row.flight().state());
        tiles.computeIfAbsent(tile, unused -> new ArrayList<>()).add(row);
      }
      byTile = tiles;
    }
    return tiles;
  }

  @Override
  public ShardContents retain() {
    super.retain();
    return this;
  }
}
