package io.skysentinel.tools.load;

import java.util.Map;
import java.util.TreeMap;

/** What was counted. */
final class Tally {
  final Faults faults = new Faults();

  /** Why connections failed or ended, and how often; those of slow clients apart. */
  final Map<String, Long> failures = new TreeMap<>();

  final Map<String, Long> slowClosed = new TreeMap<>();
  long connected;
  long ready;
  long opened;
  long bytes;
  long deltas;
  long snapshots;
  long heartbeats;

  /** Messages that say that something was wrong. */
  long errors;

  /** Messages that are none of the protocol. */
  long malformed;

  /** Messages of tiles that nobody asked for. */
  long unasked;

  long messages() {
    return deltas + snapshots + heartbeats + errors;
  }

  long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** All that should not be. */
  long troubles() {
    return faults.total() + errors + malformed + unasked + failed();
  }

  void add(Tally other) {
    faults.add(other.faults);
    other.failures.forEach((why, times) -> failures.merge(why, times, Long::sum));
    other.slowClosed.forEach((why, times) -> slowClosed.merge(why, times, Long::sum));
    connected += other.connected;
    ready += other.ready;
    opened += other.opened;
    bytes += other.bytes;
    deltas += other.deltas;
    snapshots += other.snapshots;
    heartbeats += other.heartbeats;
    errors += other.errors;
    malformed += other.malformed;
    unasked += other.unasked;
  }

  Tally copy() {
    Tally copy = new Tally();
    copy.add(this);
    return copy;
  }
}
