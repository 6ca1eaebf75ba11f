package io.skysentinel.client;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client by the rules of the protocol: what it shows after what it was told. The reference for
 * clients in other languages, and what the tests and the load tester compare with the cache.
 */
public final class ClientView {

  /**
   * A flight and who gave it.
   *
   * @param view {@code null} when a snapshot gave it, whatever the view
   */
  private record Held(Flight flight, int shard, @Nullable String view) {

    /** An aircraft that went from one tile to another may be gone from the one after it came. */
    boolean isGivenBy(int byShard, String byView) {
      return shard == byShard && (view == null || view.equals(byView));
    }
  }

  private final ClientSequence sequence = new ClientSequence();
  private final Map<String, Held> held = new HashMap<>();

  /** Takes a message. {@link ClientSequence.Verdict#MISSED} asks for a new snapshot. */
  public ClientSequence.Verdict take(ClientMessage message) {
    if (message instanceof Snapshot snapshot) {
      sequence.judge(snapshot);
      apply(snapshot);
      return ClientSequence.Verdict.NEXT;
    }
    if (message instanceof Delta delta) {
      ClientSequence.Verdict verdict = sequence.judge(delta);
      if (verdict == ClientSequence.Verdict.NEXT) {
        apply(delta);
      }
      return verdict;
    }
    if (message instanceof Heartbeat heartbeat) {
      ClientSequence.Verdict verdict = sequence.judge(heartbeat);
      held.values().removeIf(entry -> !sequence.knows(entry.shard));
      return verdict;
    }
    // What is wrong with the client's own messages changes nothing that it holds.
    return ClientSequence.Verdict.NEXT;
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
    for (Flight flight : snapshot.flights()) {
      held.put(flight.icao24(), new Held(flight, snapshot.shard(), null));
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
