package io.skysentinel.client;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client by the rules of the protocol: what it shows after what it was told. The reference for
 * clients in other languages, and what the tests and the load tester compare with the cache.
 */
public final class ClientView {

  /**
   * A flight and who gave it.
   *
   * @param view {@code null} when a snapshot of several tiles gave it: which of them the server has
   *     it in cannot be told from a rounded position, so each of them may take it away
   */
  private record Held(Flight flight, int shard, @Nullable String view) {

    /** An aircraft that went from one tile to another may be gone from the one after it came. */
    boolean isGivenBy(int byShard, String byView) {
      return shard == byShard && (view == null || view.equals(byView));
    }
  }

  private final ClientSequence sequence = new ClientSequence();
  private final Map<String, Held> held = new HashMap<>();

  /** The views of each shard's last snapshot of all, less those that were replaced since. */
  private final Map<Integer, Set<String>> together = new HashMap<>();

  /** Takes a message. {@link ClientSequence.Verdict#MISSED} asks for a new snapshot. */
  public ClientSequence.Verdict take(ClientMessage message) {
    return message.handTo(new Everywhere());
  }

  /**
   * Takes what came at a view's own address of the event bus, where snapshots and heartbeats speak
   * of that view only.
   */
  public ClientSequence.Verdict takeAt(String view, ClientMessage message) {
    return message.handTo(new At(view));
  }

  /** What comes on a connection that has one view of its own. */
  private class Everywhere
      implements ClientMessage.Taker<ClientSequence.Verdict, RuntimeException> {
    @Override
    public ClientSequence.Verdict take(Snapshot snapshot) {
      sequence.judge(snapshot);
      apply(snapshot);
      return ClientSequence.Verdict.NEXT;
    }

    @Override
    public ClientSequence.Verdict take(Delta delta) {
      ClientSequence.Verdict verdict = sequence.judge(delta);
      if (verdict == ClientSequence.Verdict.NEXT) {
        apply(delta);
      }
      return verdict;
    }

    @Override
    public ClientSequence.Verdict take(Heartbeat heartbeat) {
      return forgetUnknown(sequence.judge(heartbeat));
    }

    /** What is wrong with the client's own messages changes nothing that it holds. */
    @Override
    public ClientSequence.Verdict take(ClientMessage.Problem problem) {
      return ClientSequence.Verdict.NEXT;
    }

    final ClientSequence.Verdict forgetUnknown(ClientSequence.Verdict verdict) {
      held.values().removeIf(entry -> !sequence.knows(entry.shard));
      return verdict;
    }
  }

  /** What comes at the address of one view. */
  private final class At extends Everywhere {
    private final String view;

    At(String view) {
      this.view = view;
    }

    @Override
    public ClientSequence.Verdict take(Snapshot snapshot) {
      if (snapshot.epoch().equals(Epochs.GONE)) {
        return super.take(snapshot);
      }
      sequence.snapshotAt(view, snapshot.shard(), snapshot.epoch(), snapshot.seq());
      replace(view, snapshot);
      return ClientSequence.Verdict.NEXT;
    }

    @Override
    public ClientSequence.Verdict take(Heartbeat heartbeat) {
      return forgetUnknown(sequence.judgeAt(view, heartbeat));
    }
  }

  /** What it shows, by address. */
  public Map<String, Flight> flights() {
    Map<String, Flight> flights = new HashMap<>();
    held.forEach((icao24, entry) -> flights.put(icao24, entry.flight));
    return flights;
  }

  /** Whether it waits for a snapshot because something was missed. */
  public boolean isLost() {
    return sequence.isLost();
  }

  /** Where it stands; see {@link ClientSequence#resume}. */
  public List<Stand> resume(@Nullable List<String> views) {
    return sequence.resume(views);
  }

  private void apply(Snapshot snapshot) {
    held.values().removeIf(entry -> entry.shard == snapshot.shard());
    List<String> views =
        snapshot.views() == null ? List.of(ClientSequence.WORLD) : snapshot.views();
    together.put(snapshot.shard(), new HashSet<>(views));
    put(snapshot, null);
  }

  /** An aircraft of a snapshot of several tiles goes when each of them has been replaced. */
  private void replace(String view, Snapshot snapshot) {
    Set<String> left = together.getOrDefault(snapshot.shard(), new HashSet<>());
    left.remove(view);
    held.values()
        .removeIf(entry ->
            entry.shard == snapshot.shard()
                && (entry.view == null ? left.isEmpty() : entry.view.equals(view)));
    put(snapshot, view);
  }

  private void put(Snapshot snapshot, @Nullable String view) {
    for (Flight flight : snapshot.flights()) {
      held.put(flight.icao24(), new Held(flight, snapshot.shard(), view));
    }
  }

  private void apply(Delta delta) {
    String view = delta.view() == null ? ClientSequence.WORLD : delta.view();
    for (Flight flight : delta.upserts()) {
      held.put(flight.icao24(), new Held(flight, delta.shard(), view));
    }
    for (String icao24 : delta.removals()) {
      held.computeIfPresent(
          icao24, (unused, entry) -> entry.isGivenBy(delta.shard(), view) ? null : entry);
    }
  }
}
