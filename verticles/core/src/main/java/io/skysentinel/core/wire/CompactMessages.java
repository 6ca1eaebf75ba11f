package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Messages of numbers and texts as packed rows have them. All tiles of a view that a frame touches
 * come in one message, whose head is a table of the tiles; behind it stands what each tile is told,
 * which is the same bytes in every view.
 */
public final class CompactMessages implements Messages {
  public static final int SNAPSHOT = 1;
  public static final int DELTA = 2;
  public static final int TILES_DELTA = 3;
  public static final int HEARTBEAT = 4;
  public static final int ERROR = 5;

  /** Larger than any head, and than what the table says of a tile. */
  private static final int HEAD_SIZE = 64;

  private static final int ENTRY_SIZE = 16;
  private static final int ID_SIZE = 5;

  @Override
  public byte[] delta(Frame frame) {
    byte[] rows = frame.packed().bytes();
    List<Frame.Removal> removals = frame.removals();
    Slices.Builder out = new Slices.Builder(1, HEAD_SIZE + rows.length + removals.size() * ID_SIZE);
    writeHead(DELTA, frame, out);
    Varint.write(out, removals.size());
    for (Frame.Removal removal : removals) {
      Varint.write(out, removal.id());
    }
    out.write(rows, 0, rows.length);
    return all(out);
  }

  @Override
  public byte[] delta(Frame frame, TileCut cut) {
    return delta(frame, List.of(cut), only -> content(frame, only));
  }

  /**
   * A frame for viewers of several tiles.
   *
   * @param cuts of the tiles that it touches, ascending
   * @param contents gives the {@link #content} of each
   */
  public byte[] delta(Frame frame, List<TileCut> cuts, Function<TileCut, byte[]> contents) {
    List<byte[]> told = new ArrayList<>(cuts.size());
    int size = HEAD_SIZE + cuts.size() * ENTRY_SIZE;
    for (TileCut cut : cuts) {
      byte[] content = contents.apply(cut);
      told.add(content);
      size += content.length;
    }
    Slices.Builder out = new Slices.Builder(1, size);
    writeHead(TILES_DELTA, frame, out);
    Varint.write(out, cuts.size());
    int tileBefore = 0;
    for (int i = 0; i < cuts.size(); i++) {
      TileCut cut = cuts.get(i);
      Varint.write(out, cut.tile() - tileBefore);
      Varint.write(out, 2 * (frame.seq() - cut.prev()) + (cut.removalCount() > 0 ? 1 : 0));
      Varint.write(out, told.get(i).length);
      tileBefore = cut.tile();
    }
    told.forEach(content -> out.write(content, 0, content.length));
    return all(out);
  }

  /** What viewers of a tile are told of a frame, whatever other tiles they watch. */
  public byte[] content(Frame frame, TileCut cut) {
    byte[] rows = PackedRows.ofTile(frame, cut);
    if (cut.removalCount() == 0) {
      return rows;
    }
    int[] removed = PackedRows.removedIds(frame, cut);
    Slices.Builder out = new Slices.Builder(1, rows.length + (removed.length + 1) * ID_SIZE);
    Varint.write(out, removed.length);
    for (int id : removed) {
      Varint.write(out, id);
    }
    out.write(rows, 0, rows.length);
    return all(out);
  }

  @Override
  public byte[] snapshot(
      int shard, String epoch, long seq, long t, View view, List<ShardSnapshot.Row> rows) {
    byte[] packed = PackedRows.whole(rows);
    int[] tiles = view.tiles();
    Slices.Builder out =
        new Slices.Builder(1, HEAD_SIZE + epoch.length() + tiles.length * 2 + packed.length);
    out.write(SNAPSHOT);
    writeStand(new Stand(shard, epoch, seq), out);
    Varint.write(out, t);
    Varint.write(out, tiles.length);
    int tileBefore = 0;
    for (int tile : tiles) {
      Varint.write(out, tile - tileBefore);
      tileBefore = tile;
    }
    out.write(packed, 0, packed.length);
    return all(out);
  }

  @Override
  public byte[] heartbeat(long t, List<Stand> shards) {
    Slices.Builder out = new Slices.Builder(1 + shards.size(), HEAD_SIZE);
    out.write(HEARTBEAT);
    Varint.write(out, t);
    Varint.write(out, shards.size());
    shards.forEach(stand -> writeStand(stand, out));
    return all(out);
  }

  @Override
  public byte[] error(String code, String message) {
    Slices.Builder out = new Slices.Builder(1, HEAD_SIZE);
    out.write(ERROR);
    Varint.writeText(out, code);
    Varint.writeText(out, message);
    return all(out);
  }

  private static void writeHead(int type, Frame frame, Slices.Builder out) {
    out.write(type);
    Varint.write(out, frame.shard());
    Varint.write(out, EpochMark.of(frame.epoch()));
    Varint.write(out, frame.seq());
    Varint.write(out, frame.t());
  }

  private static void writeStand(Stand stand, Slices.Builder out) {
    Varint.write(out, stand.shard());
    Varint.writeText(out, stand.epoch());
    Varint.write(out, stand.seq());
  }

  private static byte[] all(Slices.Builder out) {
    out.cut();
    return out.build().bytes();
  }
}
