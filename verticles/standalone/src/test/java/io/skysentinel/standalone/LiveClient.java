package io.skysentinel.standalone;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientSequence;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.JsonReader;
import io.skysentinel.client.PackedReader;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one client of a running node was told, whatever way it came: the rules of the protocol are
 * core's, and everything that a client should never see is kept as a fault.
 */
final class LiveClient {
  private final String name;
  private final ClientView view = new ClientView();
  private final PackedReader packed = new PackedReader();
  private final Map<Integer, String> epochs = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private List<String> views;
  private int snapshots;
  private int deltas;

  LiveClient(String name) {
    this.name = name;
  }

  synchronized void takeJson(byte[] message) {
    try {
      take(JsonReader.read(message));
    } catch (InvalidMessageException e) {
      fault(e + ": " + new String(message, java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /** What came while the client waited for its snapshot, which may have it already. */
  synchronized void takeEarlyJson(byte[] message) {
    int before = faults.size();
    takeJson(message);
    faults.subList(before, faults.size()).removeIf(fault -> fault.startsWith("DOUBLED"));
  }

  synchronized void takePacked(byte[] message) {
    try {
      take(packed.read(message));
    } catch (InvalidMessageException e) {
      fault(e.toString());
    }
  }

  synchronized void fault(String what) {
    faults.add(what);
  }

  /** What it shows, by address. */
  synchronized Map<String, Flight> flights() {
    return new HashMap<>(view.flights());
  }

  /** The shards it knows and their epochs. */
  synchronized Map<Integer, String> epochs() {
    return new TreeMap<>(epochs);
  }

  /** Everything that went against the protocol; empty, if the server is right. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized int snapshots() {
    return snapshots;
  }

  synchronized int deltas() {
    return deltas;
  }

  /** Where it stands, as the query of a new connection says it; nothing may come in between. */
  synchronized String resumeQuery() {
    List<String> parts = new ArrayList<>();
    // The reader of the packed messages keeps the same books, and has to know that it resumes.
    var unused = packed.resume(views);
    for (Stand stand : view.resume(views)) {
      parts.add(stand.shard() + ":" + stand.epoch() + ":" + stand.seq());
    }
    return "resume=" + String.join(",", parts);
  }

  @Override
  public String toString() {
    return name;
  }

  private void take(ClientMessage message) {
    if (message == null) {
      fault("a message of an unknown type");
      return;
    }
    if (message instanceof ClientMessage.Snapshot snapshot) {
      snapshots++;
      noteEpoch(snapshot);
    } else if (message instanceof ClientMessage.Delta) {
      deltas++;
    } else if (message instanceof ClientMessage.Problem problem) {
      fault(problem.toString());
    }
    ClientSequence.Verdict verdict = view.take(message);
    if (verdict != ClientSequence.Verdict.NEXT) {
      fault(verdict + ": " + head(message));
    }
  }

  private void noteEpoch(ClientMessage.Snapshot snapshot) {
    if (snapshot.epoch().equals(Epochs.GONE)) {
      epochs.remove(snapshot.shard());
    } else {
      views = snapshot.views();
      epochs.put(snapshot.shard(), snapshot.epoch());
    }
  }

  private String head(ClientMessage message) {
    String text = message.toString();
    return text.substring(0, Math.min(text.length(), 200)) + " while at " + epochs;
  }
}
