package io.skysentinel.tools.load;

import io.skysentinel.core.contract.Frame;
import java.util.Arrays;

/**
 * What the start of a message says. There is one per event loop, filled anew for each message: at
 * 100,000 messages a second an object each would be work for the collector alone.
 */
final class Head {
  /** What a message is. */
  enum Type {
    SNAPSHOT,
    DELTA,
    HEARTBEAT,
    ERROR,
    /** It did not say. */
    NONE,
    /** An answer on the event bus; its snapshots lie inside. */
    OTHER
  }

  private static final int NOT_SAID = -1;

  Type type = Type.NONE;
  int shard;
  int epoch;
  boolean gone;
  long seq;
  long t;
  int tile;
  long prev;

  /** The tiles of a delta that tells of several; of them {@code tile} and {@code prev} say none. */
  int tiles;

  int[] tileIndex = new int[16];
  long[] tilePrev = new long[16];
  int stands;
  int[] standShard = new int[16];
  int[] standEpoch = new int[16];
  long[] standSeq = new long[16];

  void clear() {
    type = Type.NONE;
    shard = NOT_SAID;
    epoch = 0;
    gone = false;
    seq = NOT_SAID;
    t = NOT_SAID;
    tile = Frame.NO_TILE;
    prev = NOT_SAID;
    tiles = 0;
    stands = 0;
  }

  void addTile(int index, long before) {
    if (tiles == tileIndex.length) {
      tileIndex = Arrays.copyOf(tileIndex, 2 * tiles);
      tilePrev = Arrays.copyOf(tilePrev, 2 * tiles);
    }
    tileIndex[tiles] = index;
    tilePrev[tiles++] = before;
  }

  void addStand(int standingShard, int standingEpoch, long standingSeq) {
    if (stands == standShard.length) {
      standShard = Arrays.copyOf(standShard, 2 * stands);
      standEpoch = Arrays.copyOf(standEpoch, 2 * stands);
      standSeq = Arrays.copyOf(standSeq, 2 * stands);
    }
    standShard[stands] = standingShard;
    standEpoch[stands] = standingEpoch;
    standSeq[stands++] = standingSeq;
  }

  boolean isWorld() {
    return tile == Frame.NO_TILE && tiles == 0;
  }

  /** Whether everything was there that a message of this type has to say. */
  boolean isWhole() {
    return switch (type) {
      case SNAPSHOT -> hasPlace();
      case DELTA -> hasPlace() && (isWorld() || tiles > 0 || prev >= 0);
      case HEARTBEAT -> t >= 0;
      case ERROR, OTHER -> true;
      case NONE -> false;
    };
  }

  private boolean hasPlace() {
    return shard >= 0 && (epoch != 0 || gone) && seq >= 0 && t >= 0;
  }

  /** Says the seq before, which a delta of the world does not write. */
  void completePrev() {
    if (isWorld()) {
      prev = seq - 1;
    }
  }
}
