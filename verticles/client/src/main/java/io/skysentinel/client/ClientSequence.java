package io.skysentinel.client;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A client's bookkeeping: what it has of each shard and view, and so whether a frame is missing,
 * comes twice or is the next one. It looks at numbers only, never at flights.
 */
public final class ClientSequence {
  /** The view of a client that watches everything. */
  static final String WORLD = "world";

  private static final String NO_EPOCH = "";

  /** What to do with a delta, or what a heartbeat says. */
  public enum Verdict {
    /** It is the next. */
    NEXT,
    /** It was there before: ignore it. */
    DOUBLED,
    /** Something before it is missing: ask for a snapshot, and ignore deltas until it comes. */
    MISSED,
    /** A snapshot is awaited since something was missed: ignore deltas, ask again on heartbeats. */
    AWAITING
  }

  private static final class Shard {
    private final String epoch;
    private final Map<String, Long> held = new HashMap<>();
    private long complete;
    private boolean lost;

    Shard(String epoch, long seq) {
      this.epoch = epoch;
      complete = seq;
    }
  }

  private final Map<Integer, Shard> shards = new TreeMap<>();

  /** A snapshot is always good: from here on deltas of this epoch follow it. */
  public void snapshot(int shard, String epoch, long seq, @Nullable List<String> views) {
    if (epoch.equals(Epochs.GONE)) {
      shards.remove(shard);
      return;
    }
    Shard held = new Shard(epoch, seq);
    viewsOrWorld(views).forEach(view -> held.held.put(view, seq));
    shards.put(shard, held);
  }

  /** Judges a delta, and counts it as applied when it is the next. */
  public Verdict delta(int shard, String epoch, long seq, @Nullable String view, long prev) {
    Shard held = shards.get(shard);
    if (held != null && held.lost) {
      return Verdict.AWAITING;
    }
    Long at = held == null ? null : held.held.get(view == null ? WORLD : view);
    if (held == null || at == null || !held.epoch.equals(epoch)) {
      return lose(shard, epoch);
    }
    if (seq <= at) {
      return Verdict.DOUBLED;
    }
    if (view == null ? seq != at + 1 : prev > at) {
      return lose(shard, epoch);
    }
    held.held.put(view == null ? WORLD : view, seq);
    // Frames come in the order of their seq, but other tiles of this one may still be on the way.
    held.complete = Math.max(held.complete, view == null ? seq : seq - 1);
    return Verdict.NEXT;
  }

  /** Judges where the server says to stand: what was sent last may be missing too. */
  public Verdict heartbeat(int shard, String epoch, long seq) {
    Shard held = shards.get(shard);
    if (held != null && held.lost) {
      return Verdict.AWAITING;
    }
    if (held == null || !held.epoch.equals(epoch)) {
      return lose(shard, epoch);
    }
    Long world = held.held.get(WORLD);
    if (world != null && seq > world) {
      return lose(shard, epoch);
    }
    held.complete = Math.max(held.complete, seq);
    return Verdict.NEXT;
  }

  /** Whether it waits for a snapshot of any shard. */
  public boolean isLost() {
    return shards.values().stream().anyMatch(shard -> shard.lost);
  }

  /**
   * Where it stands, to resume elsewhere: nothing until there is missing. From then on the frames
   * after it are expected, so nothing may be applied between this and the server's answer.
   *
   * <p>A shard is named without an epoch, and so comes whole or is told to be gone, when something
   * of it was missed, or when its last snapshot was of another view than the one watched now: the
   * server cannot know that the connection broke before the snapshot of the new view arrived.
   *
   * @param views the tiles watched now, {@code null} for the world
   */
  public List<Stand> resume(@Nullable List<String> views) {
    Set<String> watched = Set.copyOf(viewsOrWorld(views));
    List<Stand> stands = new ArrayList<>();
    shards.forEach((number, shard) -> {
      if (!shard.lost && shard.held.keySet().equals(watched)) {
        shard.held.replaceAll((view, seq) -> Math.max(seq, shard.complete));
        stands.add(new Stand(number, shard.epoch, shard.complete));
      } else {
        stands.add(new Stand(number, NO_EPOCH, 0));
      }
    });
    return stands;
  }

  Verdict judge(Delta delta) {
    return delta(delta.shard(), delta.epoch(), delta.seq(), delta.view(), delta.prev());
  }

  void judge(Snapshot snapshot) {
    snapshot(snapshot.shard(), snapshot.epoch(), snapshot.seq(), snapshot.views());
  }

  /** The worst of its shards. */
  public Verdict judge(Heartbeat heartbeat) {
    Verdict worst = Verdict.NEXT;
    Set<Integer> named = new HashSet<>();
    for (Stand stand : heartbeat.shards()) {
      named.add(stand.shard());
      Verdict verdict = heartbeat(stand.shard(), stand.epoch(), stand.seq());
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
    }
    // A shard that is not named is gone, and the message that said so is what was missed.
    return shards.keySet().retainAll(named) ? Verdict.MISSED : worst;
  }

  /** Whether anything is known of the shard. */
  boolean knows(int shard) {
    return shards.containsKey(shard);
  }

  private static List<String> viewsOrWorld(@Nullable List<String> views) {
    return views == null ? List.of(WORLD) : views;
  }

  private Verdict lose(int shard, String epoch) {
    shards.computeIfAbsent(shard, unused -> new Shard(epoch, 0)).lost = true;
    return Verdict.MISSED;
  }
}
