package io.skysentinel.tools.load;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One client's place in the frames of each shard and view. It finds the same first fault as the
 * reference in {@code ClientSequence}, in 40 bytes a shard and view in place of some hundreds, and
 * goes on counting after it.
 */
final class Sequences {
  /**
   * The parts of a track: its epoch; the newest seq; the seq of the snapshot that it began with, or
   * without one, what came before it; which of the last 64 seqs came, where bit 0 is SEQ; and of a
   * tile, which of them are known by name only: they were, and have not come.
   */
  private static final int EPOCH = 0;

  private static final int SEQ = 1;
  private static final int BASE = 2;
  private static final int WINDOW = 3;
  private static final int NAMED = 4;
  private static final int PARTS = 5;
  private static final int WINDOW_SIZE = 64;

  /** In EPOCH, above the hash: the track began with a delta, and the snapshot is still to come. */
  private static final long PROVISIONAL = 1L << 32;

  private final int views;
  private final boolean world;
  private final boolean asked;
  private long[] tracks = new long[0];

  /** Whether something was told whole on this connection. */
  private boolean answered;

  /**
   * Begins with nothing; so many tiles are watched, 0 for the world.
   *
   * @param asked whether snapshots come when asked, beside the deltas, as on the event bus: what
   *     overlaps is then no fault, and deltas may come first
   */
  Sequences(int tiles, boolean asked) {
    views = Math.max(1, tiles);
    world = tiles == 0;
    this.asked = asked;
  }

  /** Forgets everything: the connection is a new one. */
  void clear() {
    Arrays.fill(tracks, 0);
    answered = false;
  }

  /** The shard is no more. */
  void gone(int slot) {
    int first = track(slot, 0);
    Arrays.fill(tracks, first, first + views * PARTS, 0);
  }

  /** Everything of a shard at {@code seq}. */
  void snapshot(int slot, int epoch, long seq, Faults faults) {
    for (int view = 0; view < views; view++) {
      snapshot(slot, view, epoch, seq, faults);
    }
  }

  /** The same of one view, as at an address of the event bus: only the first of a shard counts. */
  void snapshot(int slot, int view, int epoch, long seq, Faults faults) {
    answered = true;
    int at = track(slot, view);
    long before = tracks[at + EPOCH];
    long given = Integer.toUnsignedLong(epoch);
    boolean first =
        IntStream.range(0, views)
            .map(other -> track(slot, other))
            .noneMatch(o -> o != at && tracks[o + EPOCH] == given && tracks[o + BASE] >= seq);
    if (first && before != 0 && !isOf(epoch, before)) {
      faults.newEpochs++;
    } else if (first && before != 0 && (before & PROVISIONAL) == 0) {
      faults.resyncs++;
    }
    if (asked && isOf(epoch, before)) {
      join(at, seq, faults);
    } else {
      begin(at, given, seq, seq);
    }
  }

  /** A delta of a view, behind prev; false if it does not follow: a client would ask anew. */
  boolean delta(int slot, int view, int epoch, long seq, long prev, Faults faults) {
    int at = track(slot, view);
    long before = tracks[at + EPOCH];
    if (!isOf(epoch, before)) {
      if (!asked) {
        faults.missing++;
      } else if (before != 0) {
        faults.newEpochs++;
      }
      begin(at, Integer.toUnsignedLong(epoch) | PROVISIONAL, seq, prev);
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

  /**
   * Where the server says to stand in a view: the last frames may be missing too. Who asks knows of
   * nothing before the answer, so that it says nothing until then.
   */
  void heartbeat(int slot, int view, int epoch, long seq, Faults faults) {
    if (asked && !answered) {
      return;
    }
    int at = track(slot, view);
    if (!isOf(epoch, tracks[at + EPOCH])) {
      faults.missing++;
      begin(at, Integer.toUnsignedLong(epoch) | PROVISIONAL, seq, seq);
    } else if (world && seq > tracks[at + SEQ]) {
      faults.missing += seq - tracks[at + SEQ];
      move(at, seq);
      tracks[at + WINDOW] &= ~1L;
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
      long named = bit(tracks[at + SEQ] - prev);
      boolean known = ((tracks[at + WINDOW] | tracks[at + NAMED]) & named) == named;
      // A late frame of a tile may be the first to tell of another one that has not come either.
      if (!world && !known && prev > tracks[at + BASE]) {
        tracks[at + NAMED] |= named;
        faults.missing++;
      }
    } else if (seen || !asked) {
      faults.doubled++;
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
    tracks[at + EPOCH] &= ~PROVISIONAL;
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

  private static boolean isOf(int epoch, long held) {
    return held != 0 && (int) held == epoch;
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
