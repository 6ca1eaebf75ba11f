package io.skysentinel.tools.load;

import java.util.Arrays;

/**
 * One client's place in the frames of each shard and view. It finds the same first fault as the
 * reference in {@code ClientSequence}, in 40 bytes a shard and view in place of some hundreds, and
 * goes on counting after it.
 */
final class Sequences {
  /** The parts of a track. */
  private static final int EPOCH = 0;

  private static final int SEQ = 1;

  /** The seq of the snapshot that it began with; of a track without one, what came before it. */
  private static final int BASE = 2;

  /** Which of the last 64 seqs came: bit 0 is SEQ. */
  private static final int WINDOW = 3;

  /** Of a tile, which of the last 64 seqs are known by name only: they were, and have not come. */
  private static final int NAMED = 4;

  private static final int PARTS = 5;
  private static final int WINDOW_SIZE = 64;

  /** In EPOCH, above the hash: the track began with a delta, and the snapshot is still to come. */
  private static final long PROVISIONAL = 1L << 32;

  private static final long HASH = 0xffff_ffffL;

  private final int views;
  private final boolean world;
  private final boolean asked;
  private long[] tracks = new long[0];

  /**
   * Begins with nothing.
   *
   * @param tiles how many tiles are watched, 0 for the world
   * @param asked whether snapshots come when asked, beside the deltas, as on the event bus: what
   *     overlaps is then no fault, and deltas may come first
   */
  Sequences(int tiles, boolean asked) {
    this.views = Math.max(1, tiles);
    this.world = tiles == 0;
    this.asked = asked;
  }

  /** Forgets everything: the connection is a new one. */
  void clear() {
    Arrays.fill(tracks, 0);
  }

  /** The shard is no more. */
  void gone(int slot) {
    for (int view = 0; view < views; view++) {
      int at = track(slot, view);
      tracks[at + EPOCH] = 0;
    }
  }

  /** Everything of a shard at {@code seq}. */
  void snapshot(int slot, int epoch, long seq, Faults faults) {
    int first = track(slot, 0);
    long before = tracks[first + EPOCH];
    if (before != 0 && hash(before) != epoch) {
      faults.newEpochs++;
    } else if (before != 0 && (before & PROVISIONAL) == 0) {
      faults.resyncs++;
    }
    for (int view = 0; view < views; view++) {
      int at = track(slot, view);
      if (asked && hash(tracks[at]) == epoch) {
        join(at, seq, faults);
      } else {
        begin(at, epoch & HASH, seq, seq);
      }
    }
  }

  /**
   * A delta of one view.
   *
   * @param prev the seq before it
   * @return whether it follows; if not, a client would ask for a snapshot
   */
  boolean delta(int slot, int view, int epoch, long seq, long prev, Faults faults) {
    int at = track(slot, view);
    long before = tracks[at + EPOCH];
    if (hash(before) != epoch || before == 0) {
      unknown(before, faults);
      begin(at, (epoch & HASH) | PROVISIONAL, seq, prev);
      return asked && before == 0;
    }
    if (seq <= tracks[at + SEQ]) {
      late(at, seq, prev, faults);
      return true;
    }
    long held = tracks[at + SEQ];
    move(at, seq);
    if (prev > held) {
      // Of the world we know how many; of a tile, only the one that this frame names.
      faults.missing += world ? prev - held : 1;
      tracks[at + NAMED] |= bit(seq - prev);
      return false;
    }
    return true;
  }

  /** Where the server says to stand: the last frames may be missing too. */
  void heartbeat(int slot, int epoch, long seq, Faults faults) {
    int at = track(slot, 0);
    if (tracks[at + EPOCH] == 0 || hash(tracks[at + EPOCH]) != epoch) {
      faults.missing++;
      begin(at, (epoch & HASH) | PROVISIONAL, seq, seq);
    } else if (world && seq > tracks[at + SEQ]) {
      faults.missing += seq - tracks[at + SEQ];
      move(at, seq);
      tracks[at + WINDOW] &= ~1L;
    }
  }

  private void unknown(long before, Faults faults) {
    if (!asked) {
      faults.missing++;
    } else if (before != 0) {
      faults.newEpochs++;
    }
  }

  private void late(int at, long seq, long prev, Faults faults) {
    long back = tracks[at + SEQ] - seq;
    boolean seen = back >= WINDOW_SIZE || (tracks[at + WINDOW] & bit(back)) != 0;
    tracks[at + WINDOW] |= bit(back);
    if (!seen && seq > tracks[at + BASE]) {
      faults.reordered++;
      if (world || (tracks[at + NAMED] & bit(back)) != 0) {
        faults.missing--;
      }
      nameBefore(at, prev, faults);
    } else if (seen || !asked) {
      faults.doubled++;
    }
  }

  /** A late frame of a tile may be the first to tell of another one that has not come either. */
  private void nameBefore(int at, long prev, Faults faults) {
    long bit = bit(tracks[at + SEQ] - prev);
    boolean known = ((tracks[at + WINDOW] | tracks[at + NAMED]) & bit) != 0;
    if (!world && !known && bit != 0 && prev > tracks[at + BASE]) {
      tracks[at + NAMED] |= bit;
      faults.missing++;
    }
  }

  /** A snapshot that was asked for, among deltas that came by themselves. */
  private void join(int at, long seq, Faults faults) {
    long base = tracks[at + BASE];
    boolean provisional = (tracks[at + EPOCH] & PROVISIONAL) != 0;
    if (provisional && base > seq) {
      faults.missing += world ? base - seq : 1;
      tracks[at + NAMED] |= bit(tracks[at + SEQ] - base);
    }
    tracks[at + EPOCH] &= HASH;
    tracks[at + BASE] = provisional ? seq : Math.max(base, seq);
    if (seq > tracks[at + SEQ]) {
      move(at, seq);
      tracks[at + WINDOW] &= ~1L;
    }
  }

  private void begin(int at, long epoch, long seq, long base) {
    tracks[at + EPOCH] = epoch;
    tracks[at + SEQ] = seq;
    tracks[at + BASE] = base;
    // A snapshot is not the frame of its seq: on the event bus that one may still come.
    tracks[at + WINDOW] = seq > base ? 1 : 0;
    tracks[at + NAMED] = 0;
  }

  private void move(int at, long seq) {
    long steps = seq - tracks[at + SEQ];
    tracks[at + WINDOW] = steps >= WINDOW_SIZE ? 1 : tracks[at + WINDOW] << steps | 1;
    tracks[at + NAMED] = steps >= WINDOW_SIZE ? 0 : tracks[at + NAMED] << steps;
    tracks[at + SEQ] = seq;
  }

  /** The bit of a seq so far behind the newest; none when that is out of sight. */
  private static long bit(long back) {
    return back >= 0 && back < WINDOW_SIZE ? 1L << back : 0;
  }

  private static int hash(long epoch) {
    return (int) epoch;
  }

  /** Where a track begins; the array may be another one afterwards. */
  private int track(int slot, int view) {
    int at = (slot * views + view) * PARTS;
    if (at >= tracks.length) {
      tracks = Arrays.copyOf(tracks, (slot + 1) * views * PARTS);
    }
    return at;
  }
}
