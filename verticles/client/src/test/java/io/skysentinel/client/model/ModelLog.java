package io.skysentinel.client.model;

import io.skysentinel.core.contract.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The log of states: everything that was ever written, in partitions. */
final class ModelLog {
  static final int PARTITIONS = 6;

  /**
   * A record.
   *
   * @param sighting {@code null} removes
   * @param heardUntil what the remover knew
   */
  record Entry(String icao24, @Nullable Sighting sighting, double heardUntil) {}

  private final List<List<Entry>> partitions = new ArrayList<>();

  ModelLog() {
    for (int i = 0; i < PARTITIONS; i++) {
      partitions.add(new ArrayList<>());
    }
  }

  void write(Sighting sighting) {
    partition(sighting.icao24()).add(new Entry(sighting.icao24(), sighting, 0));
  }

  void writeRemoval(Sighting last) {
    partition(last.icao24()).add(new Entry(last.icao24(), null, last.heardUnix()));
  }

  List<Entry> from(int partition, int offset) {
    List<Entry> entries = partitions.get(partition);
    return entries.subList(offset, entries.size());
  }

  /** What every cache together must hold: the newest of each aircraft, if it is not silent. */
  Map<String, Sighting> newest(double now, double staleSeconds) {
    Map<String, Sighting> newest = new HashMap<>();
    for (List<Entry> partition : partitions) {
      for (Entry entry : partition) {
        Sighting next = entry.sighting();
        if (next != null) {
          newest.merge(entry.icao24(), next, (a, b) -> a.state().isOlderThan(b.state()) ? b : a);
        }
      }
    }
    newest.values().removeIf(sighting -> now - sighting.heardUnix() > staleSeconds);
    return newest;
  }

  private List<Entry> partition(String icao24) {
    return partitions.get(icao24.hashCode() % PARTITIONS);
  }
}
