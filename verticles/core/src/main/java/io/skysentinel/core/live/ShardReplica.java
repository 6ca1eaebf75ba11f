package io.skysentinel.core.live;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bridge's copy of one shard, kept by its frames, and the last frames for clients that resume.
 *
 * <p>Not for several threads at once; the frames that it hands out are.
 */
public final class ShardReplica {

  /** What became of a frame. */
  public enum Outcome {
    /** The frame was next: clients get it as a delta. */
    APPLIED,
    /** A new epoch began, from nothing: clients need a snapshot. */
    BEGUN,
    /** Nothing new in it. */
    KNOWN,
    /** Something before it was missed: the ticker must be asked for its state. */
    MISSED
  }

  /** How many frames wait for the state that was asked for; the oldest are dropped. */
  private static final int MAX_EARLY = 64;

  private final int shard;
  private final Map<String, ShardSnapshot.Row> rows = new HashMap<>();
  private final FrameRing ring;
  private final long[] lastSeq = new long[Tiles.COUNT];
  private final ArrayDeque<Frame> early = new ArrayDeque<>();

  private String epoch = "";
  private long seq;
  private long t;
  private boolean needsState = true;
  private @Nullable AppliedFrame last;

  public ShardReplica(int shard, FrameRing.Limits limits) {
    this.shard = shard;
    this.ring = new FrameRing(limits);
  }

  /** Takes a frame or a sign of life. */
  public Outcome apply(Frame frame) {
    int order = frame.epoch().compareTo(epoch);
    long behind = frame.isHeartbeat() ? 0 : 1;
    if (order > 0 && frame.seq() == behind) {
      begin(frame.epoch(), 0, frame.t());
      if (!frame.isHeartbeat()) {
        advance(frame);
      }
      return Outcome.BEGUN;
    }
    if (order < 0 || (order == 0 && frame.seq() <= seq)) {
      return Outcome.KNOWN;
    }
    if (order > 0 || needsState || frame.seq() != seq + behind) {
      miss(frame);
      return Outcome.MISSED;
    }
    advance(frame);
    return Outcome.APPLIED;
  }

  /**
   * Takes the state that was asked for, and the frames that came in the meantime.
   *
   * @return whether it was of use; then clients need a snapshot
   */
  public boolean reset(ShardSnapshot state) {
    int order = state.epoch().compareTo(epoch);
    if (order < 0 || (order == 0 && state.seq() <= seq)) {
      return false;
    }
    List<Frame> waited = List.copyOf(early);
    begin(state.epoch(), state.seq(), state.t());
    state.rows().forEach(this::put);
    waited.forEach(this::apply);
    return true;
  }

  /** Whether the ticker must be asked for its state. Clients keep what they have until then. */
  public boolean needsState() {
    return needsState;
  }

  /**
   * What a client that stands at {@code epoch} and {@code seq} has missed, {@code null} when only a
   * snapshot helps.
   */
  public @Nullable List<AppliedFrame> since(String epoch, long seq) {
    return epoch.equals(this.epoch) ? ring.after(seq, this.seq) : null;
  }

  /** The last frame that was applied, {@code null} when the state was not reached by a frame. */
  public @Nullable AppliedFrame last() {
    return last;
  }

  /** Every aircraft, in no order. */
  public List<ShardSnapshot.Row> rows() {
    return List.copyOf(rows.values());
  }

  /** How many aircraft there are. */
  public int size() {
    return rows.size();
  }

  public int shard() {
    return shard;
  }

  /** The epoch it stands at; empty before the first. */
  public String epoch() {
    return epoch;
  }

  public long seq() {
    return seq;
  }

  /** When the frame it stands at was made, in Unix milliseconds. */
  public long t() {
    return t;
  }

  private void begin(String newEpoch, long atSeq, long atMs) {
    epoch = newEpoch;
    seq = atSeq;
    t = atMs;
    needsState = false;
    last = null;
    early.clear();
    rows.clear();
    ring.clear();
    Arrays.fill(lastSeq, atSeq);
  }

  private void advance(Frame frame) {
    AppliedFrame applied = new AppliedFrame(frame, lastSeq);
    frame.upserts().forEach(upsert -> put(new ShardSnapshot.Row(upsert.flight(), upsert.id())));
    frame.removals().forEach(removal -> rows.remove(removal.icao24()));
    ring.add(applied);
    seq = frame.seq();
    t = frame.t();
    last = applied;
  }

  private void put(ShardSnapshot.Row row) {
    rows.put(row.flight().icao24(), row);
  }

  private void miss(Frame frame) {
    needsState = true;
    if (!frame.isHeartbeat()) {
      early.addLast(frame);
    }
    if (early.size() > MAX_EARLY) {
      early.removeFirst();
    }
  }
}
