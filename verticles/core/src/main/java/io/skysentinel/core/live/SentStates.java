package io.skysentinel.core.live;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Slices;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the frames of an epoch have told of each aircraft, and what has changed since. */
final class SentStates {
  private static final int USUAL_CHANGES = 64;
  private static final int USUAL_JSON = 500;
  private static final int USUAL_PACKED = 16;

  /** An aircraft; {@code sent} is null before its first frame, {@code now} when it is gone. */
  private static final class Entry {
    private final String icao24;
    private int id;
    private @Nullable Flight sent;
    private @Nullable Flight now;
    private boolean waiting;

    Entry(String icao24) {
      this.icao24 = icao24;
    }
  }

  /** The changes that a frame tells. */
  record Drained(
      List<Frame.Upsert> upserts, List<Frame.Removal> removals, Slices json, Slices packed) {
    boolean isEmpty() {
      return upserts.isEmpty() && removals.isEmpty();
    }
  }

  private final FlightEncoding encoding;
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<Entry> waiting = new ArrayList<>();
  private final SmallIds ids = new SmallIds();

  /** Kept from frame to frame: a frame's own arrays are then made once and in their exact size. */
  private final Slices.Builder json = new Slices.Builder(USUAL_CHANGES, USUAL_JSON);

  private final Slices.Builder packed = new Slices.Builder(USUAL_CHANGES, USUAL_PACKED);

  SentStates(FlightEncoding encoding) {
    this.encoding = encoding;
  }

  void upsert(Flight flight) {
    Entry entry = entries.computeIfAbsent(flight.icao24(), Entry::new);
    entry.now = flight;
    await(entry);
  }

  void remove(String icao24) {
    Entry entry = entries.get(icao24);
    if (entry != null) {
      entry.now = null;
      await(entry);
    }
  }

  void removeAllBut(Set<String> there) {
    Collection<Entry> all = entries.values();
    for (Entry entry : all) {
      if (entry.now != null && !there.contains(entry.icao24)) {
        entry.now = null;
        await(entry);
      }
    }
  }

  /** How many aircraft have changed since, or may have. */
  int waiting() {
    return waiting.size();
  }

  /** Forgets everything: the next epoch starts empty. */
  void forget() {
    entries.clear();
    waiting.clear();
    ids.clear();
  }

  /** What differs from what was sent; from now on that is what was sent. */
  Drained drain() {
    List<Frame.Upsert> upserts = new ArrayList<>(waiting.size());
    List<Frame.Removal> removals = new ArrayList<>();
    json.clear();
    packed.clear();
    for (Entry entry : waiting) {
      entry.waiting = false;
      if (entry.now == null) {
        drainRemoval(entry, removals);
      } else if (!Objects.equals(entry.sent, entry.now)) {
        upserts.add(drainUpsert(entry, entry.now));
      }
    }
    waiting.clear();
    // Only now: an id that one aircraft leaves in this frame is not another's in the same frame.
    removals.forEach(removal -> ids.release(removal.id()));
    return new Drained(upserts, removals, json.build(), packed.build());
  }

  List<ShardSnapshot.Row> sentRows() {
    List<ShardSnapshot.Row> rows = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      if (entry.sent != null) {
        rows.add(new ShardSnapshot.Row(entry.sent, entry.id));
      }
    }
    return rows;
  }

  private void await(Entry entry) {
    if (!entry.waiting) {
      entry.waiting = true;
      waiting.add(entry);
    }
  }

  private void drainRemoval(Entry entry, List<Frame.Removal> removals) {
    entries.remove(entry.icao24);
    // Come and gone between two frames: nobody has heard of it.
    if (entry.sent != null) {
      removals.add(new Frame.Removal(entry.icao24, entry.id, Tiles.tileOf(entry.sent.state())));
    }
  }

  private Frame.Upsert drainUpsert(Entry entry, Flight now) {
    Flight before = entry.sent;
    int tileBefore = before == null ? Frame.NO_TILE : Tiles.tileOf(before.state());
    if (before == null) {
      entry.id = ids.take();
    }
    encoding.json(now, json);
    json.cut();
    encoding.packed(entry.id, before, now, packed);
    packed.cut();
    entry.sent = now;
    return new Frame.Upsert(now, entry.id, tileBefore, Tiles.tileOf(now.state()));
  }
}
