package io.skysentinel.history.compact;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.BlockCursor;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.BlockReader;
import io.skysentinel.history.block.BlockRow;
import io.skysentinel.history.block.Selection;
import io.skysentinel.history.block.TrackKeys;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is moved from the small blocks of a bucket into those of closed time. */
final class ClosingBlocks {
  private final long bucket;
  private final List<BlockReader> blocks;
  private final Portions ofSky;
  private final Portions ofTracks;

  /** Aircraft that are or were in the bucket, and what its key frame is. */
  private final Set<String> aircraft = new HashSet<>();

  private final Map<String, Told> keyFrame = new TreeMap<>();
  private boolean wasClosed;
  private long updates;
  private double first = Double.POSITIVE_INFINITY;
  private double last = Double.NEGATIVE_INFINITY;

  /**
   * @param small the small blocks, as {@link CompactorStatements#TAKE_SMALL} gives them
   * @param closed as {@link CompactorStatements#BEFORE} gives them
   */
  ClosingBlocks(long bucket, RowSet<Row> small, RowSet<Row> closed) throws BadBlockException {
    this.bucket = bucket;
    this.blocks = InOrder.of(small);
    this.ofSky = new Portions(blocks, row -> BlockCutter.tileOf(row.lat(), row.lon()));
    this.ofTracks = new Portions(blocks, row -> TrackKeys.shardOf(row.icao24()));
    for (BlockReader block : blocks) {
      updates += block.header().rows();
      first = Math.min(first, block.header().firstUnix());
      last = Math.max(last, block.header().lastUnix());
      aircraft.addAll(block.aircraft());
    }
    for (Row row : closed) {
      BlockReader block = BlockReader.open(row.getBuffer(1).getBytes());
      if (row.getLong(0) == bucket) {
        wasClosed = true;
        addAircraft(block);
      } else {
        addKeyFrame(block, bucket, keyFrame);
      }
    }
  }

  private void addAircraft(BlockReader block) throws BadBlockException {
    BlockCursor cursor = block.cursor(Selection.between((double) bucket, Double.POSITIVE_INFINITY));
    while (cursor.next()) {
      aircraft.add(cursor.row().icao24());
    }
  }

  private static void addKeyFrame(BlockReader block, long unix, Map<String, Told> frame)
      throws BadBlockException {
    double end = (double) unix;
    Selection minute = Selection.between(end - BlockCutter.KEY_FRAME_SECONDS, Math.nextDown(end));
    block.newest(minute, row -> frame.merge(row.icao24(), told(row), ClosingBlocks::newer));
  }

  private static Told newer(Told known, Told more) {
    return more.state().isOlderThan(known.state()) ? known : more;
  }

  private static Told told(BlockRow row) {
    return new Told(row.source(), row.state());
  }

  long bucket() {
    return bucket;
  }

  long updates() {
    return updates;
  }

  int aircraft() {
    return aircraft.size();
  }

  double first() {
    return first;
  }

  double last() {
    return last;
  }

  int skyPortions() {
    return ofSky.count();
  }

  /** By tile; the last one brings the key frame of a bucket that was not closed before. */
  Map<Integer, List<Told>> skyPortion(int portion) throws BadBlockException {
    Map<Integer, List<Told>> updatesOfTiles = ofSky.get(portion);
    if (!wasClosed && portion == skyPortions() - 1) {
      byTile(keyFrame.values(), updatesOfTiles);
    }
    return updatesOfTiles;
  }

  /** What the bucket after it has to carry in now, if it is closed. By tile. */
  Map<Integer, List<Told>> nextKeyFrame() throws BadBlockException {
    Map<String, Told> next = new TreeMap<>();
    for (BlockReader block : blocks) {
      addKeyFrame(block, bucket + BlockCutter.SKY_SECONDS, next);
    }
    Map<Integer, List<Told>> tiles = new TreeMap<>();
    byTile(next.values(), tiles);
    return tiles;
  }

  private static void byTile(Iterable<Told> updates, Map<Integer, List<Told>> tiles) {
    for (Told update : updates) {
      tiles
          .computeIfAbsent(BlockCutter.tileOf(update.state()), anew -> new ArrayList<>())
          .add(update);
    }
  }

  int trackPortions() {
    return ofTracks.count();
  }

  /** By shard. */
  Map<Integer, List<Told>> trackPortion(int portion) throws BadBlockException {
    return ofTracks.get(portion);
  }
}
