package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import java.util.List;

/**
 * The messages to clients in one of the encodings; docs/protocol.md describes their bytes.
 *
 * <p>Deltas are spliced from the frame's slices: nothing is encoded again, except rows of aircraft
 * that enter a tile.
 */
public sealed interface Messages permits JsonMessages, PackedMessages, CompactMessages {

  /** The JSON encoding. */
  Messages JSON = new JsonMessages();

  /** The MessagePack encoding. */
  Messages PACKED = new PackedMessages();

  /** The encoding whose messages tell of all tiles of a view together. */
  CompactMessages COMPACT = new CompactMessages();

  /** A frame for viewers of the world. */
  byte[] delta(Frame frame);

  /** A frame for viewers of one tile. */
  byte[] delta(Frame frame, TileCut cut);

  /** What a view shows of a shard at a seq. */
  byte[] snapshot(
      int shard, String epoch, long seq, long t, View view, List<ShardSnapshot.Row> rows);

  /** A sign of life, with where each shard stands. */
  byte[] heartbeat(long t, List<Stand> shards);

  /** What is wrong, as a code for programs and in words for people. */
  byte[] error(String code, String message);
}
