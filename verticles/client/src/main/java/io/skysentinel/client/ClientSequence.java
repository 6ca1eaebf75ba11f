package io.skysentinel.client;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.EpochMark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /** How far a view of a shard is held. */
  private static final class Place {
    private final String epoch;
    private long seq;
    private boolean lost;

    Place(String epoch, long seq) {
      this.epoch = epoch;
      this.seq = seq;
    }
  }

  private static final class Shard {
    private final Map<String, Place> places = new HashMap<>();
    private long complete;

    boolean isLost() {
      return places.values().stream().anyMatch(place -> place.lost);
    }
  }

  private final Map<Integer, Shard> shards = new TreeMap<>();

  /** A snapshot is always good: from here on deltas of this epoch follow it. */
  public void snapshot(int shard, String epoch, long seq, @Nullable List<String> views) {
    shards.remove(shard);
    viewsOrWorld(views).forEach(view -> snapshotAt(view, shard, epoch, seq));
  }

  /** One at a view's own address of the event bus, which says nothing of the other views. */
  public void snapshotAt(String view, int shard, String epoch, long seq) {
    if (epoch.equals(Epochs.GONE)) {
      shards.remove(shard);
      return;
    }
    Shard held = shards.computeIfAbsent(shard, unused -> new Shard());
    held.places.put(view, new Place(epoch, seq));
    held.complete = seq;
  }

  /** Judges a delta, and counts it as applied when it is the next. */
  public Verdict delta(int shard, String epoch, long seq, @Nullable String view, long prev) {
    String name = view == null ? WORLD : view;
    Shard held = shards.get(shard);
    Place place = held == null ? null : held.places.get(name);
    if (held == null || place == null) {
      return held != null && held.isLost() ? Verdict.AWAITING : lose(shard, name);
    }
    if (place.lost) {
      return Verdict.AWAITING;
    }
    if (!place.epoch.equals(epoch)) {
      return lose(shard, name);
    }
    if (seq <= place.seq) {
      return Verdict.DOUBLED;
    }
    if (view == null ? seq != place.seq + 1 : prev > place.seq) {
      return lose(shard, name);
    }
    place.seq = seq;
    // Frames come in the order of their seq, but other tiles of this one may still be on the way.
    held.complete = Math.max(held.complete, view == null ? seq : seq - 1);
    return Verdict.NEXT;
  }

  /** Judges where the server says to stand: what was sent last may be missing too. */
  public Verdict heartbeat(int shard, String epoch, long seq) {
    Shard held = shards.get(shard);
    if (held == null) {
      return lose(shard, WORLD);
    }
    if (held.isLost()) {
      return Verdict.AWAITING;
    }
    return held.places.keySet().stream()
        .map(view -> heartbeatAt(view, shard, epoch, seq))
        .filter(verdict -> verdict != Verdict.NEXT)
        .findFirst()
        .orElse(Verdict.NEXT);
  }

  /** The same of one view: at its address of the event bus, others may not be as far yet. */
  private Verdict heartbeatAt(String view, int shard, String epoch, long seq) {
    Shard held = shards.get(shard);
    Place place = held == null ? null : held.places.get(view);
    if (place != null && place.lost) {
      return Verdict.AWAITING;
    }
    if (held == null || place == null || !place.epoch.equals(epoch)) {
      return lose(shard, view);
    }
    if (view.equals(WORLD) && seq > place.seq) {
      return lose(shard, view);
    }
    held.complete = Math.max(held.complete, seq);
    return Verdict.NEXT;
  }

  /** Whether it waits for a snapshot of any shard. */
  public boolean isLost() {
    return shards.values().stream().anyMatch(Shard::isLost);
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
      if (shard.isLost() || !shard.places.keySet().equals(watched)) {
        stands.add(new Stand(number, NO_EPOCH, 0));
        return;
      }
      String epoch = NO_EPOCH;
      for (Place place : shard.places.values()) {
        place.seq = Math.max(place.seq, shard.complete);
        epoch = place.epoch;
      }
      stands.add(new Stand(number, epoch, shard.complete));
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
    Verdict worst = worst(heartbeat, s -> heartbeat(s.shard(), s.epoch(), s.seq()));
    // A shard that is not named is gone, and the message that said so is what was missed.
    return forgetUnnamed(heartbeat) ? Verdict.MISSED : worst;
  }

  /** At one address of the event bus, where nothing else tells a slow client who is gone. */
  Verdict judgeAt(String view, Heartbeat heartbeat) {
    forgetUnnamed(heartbeat);
    return worst(heartbeat, s -> heartbeatAt(view, s.shard(), s.epoch(), s.seq()));
  }

  /**
   * The epoch with that mark in which the shard is held; in which nothing is held when there is
   * none.
   */
  String epochOf(int shard, int mark) {
    Shard held = shards.get(shard);
    String unknown = "mark " + mark;
    return held == null
        ? unknown
        : held.places.values().stream()
            .map(place -> place.epoch)
            .filter(epoch -> EpochMark.of(epoch) == mark)
            .findFirst()
            .orElse(unknown);
  }

  /** Whether anything is known of the shard. */
  boolean knows(int shard) {
    return shards.containsKey(shard);
  }

  private boolean forgetUnnamed(Heartbeat heartbeat) {
    return shards
        .keySet()
        .retainAll(heartbeat.shards().stream().map(Stand::shard).collect(Collectors.toSet()));
  }

  private static Verdict worst(Heartbeat heartbeat, Function<Stand, Verdict> judge) {
    return heartbeat.shards().stream().map(judge).max(Verdict::compareTo).orElse(Verdict.NEXT);
  }

  private static List<String> viewsOrWorld(@Nullable List<String> views) {
    return views == null ? List.of(WORLD) : views;
  }

  /** Nothing of the shard is good any more, be it known or not. */
  private Verdict lose(int shard, String view) {
    Map<String, Place> places = shards.computeIfAbsent(shard, unused -> new Shard()).places;
    if (places.isEmpty()) {
      places.put(view, new Place(NO_EPOCH, 0));
    }
    places.values().forEach(place -> place.lost = true);
    return Verdict.MISSED;
  }
}
