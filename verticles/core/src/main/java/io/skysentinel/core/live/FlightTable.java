package io.skysentinel.core.live;

import io.skysentinel.core.contract.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every aircraft of a shard, as last heard. Newer wins; who is silent for too long is removed.
 *
 * <p>Times are Unix seconds. Not for several threads at once.
 */
public final class FlightTable {

  /** What became of a sighting. */
  public enum Outcome {
    /** It is what the table holds now. */
    ACCEPTED,
    /** The table holds the same or something newer. */
    NOT_NEWER,
    /** Silent for too long already when it came. */
    STALE
  }

  private static final class Entry {
    private final String icao24;
    private @Nullable Sighting sighting;
    private long bucket;

    Entry(String icao24) {
      this.icao24 = icao24;
    }
  }

  private static final double BUCKETS_PER_SECOND = 10;

  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * Who may have to go, by when they were heard. An entry stays where it is when its aircraft is
   * heard again, and is only put into its new bucket when the old one comes due: so a sighting
   * costs nothing here, and a tick only meets those of its own tenth of a second.
   */
  private final TreeMap<Long, List<Entry>> byHeard = new TreeMap<>();

  private double staleSeconds;

  public FlightTable(double staleSeconds) {
    this.staleSeconds = staleSeconds;
  }

  /** From the next {@link #expire} on. */
  public void staleAfter(double seconds) {
    staleSeconds = seconds;
  }

  /** Takes a sighting, if it is newer than what is known. */
  public Outcome accept(Sighting sighting, double now) {
    if (isStale(sighting, now)) {
      return Outcome.STALE;
    }
    Entry entry = entries.get(sighting.icao24());
    Sighting known = entry == null ? null : entry.sighting;
    if (known != null && !known.state().isOlderThan(sighting.state())) {
      return Outcome.NOT_NEWER;
    }
    put(entry, notAfter(now, sighting));
    return Outcome.ACCEPTED;
  }

  /**
   * Removes an aircraft because the log says so.
   *
   * @param heardUntil what was known when it was removed: an aircraft heard after that is back
   *     already, and stays. Infinity when the log does not say.
   * @return whether it was there and is gone now
   */
  public boolean remove(String icao24, double heardUntil) {
    Entry entry = entries.get(icao24);
    if (entry == null || entry.sighting == null || entry.sighting.heardUnix() > heardUntil) {
      return false;
    }
    drop(entry);
    return true;
  }

  /** Removes all who were silent for too long, and says what was last known of them. */
  public List<Sighting> expire(double now) {
    List<Sighting> expired = new ArrayList<>();
    long due = bucketOf(now - staleSeconds);
    while (!byHeard.isEmpty() && byHeard.firstKey() <= due) {
      var bucket = byHeard.pollFirstEntry();
      List<Entry> stay = new ArrayList<>();
      for (Entry entry : bucket.getValue()) {
        settle(entry, bucket.getKey(), now, stay, expired);
      }
      if (!stay.isEmpty()) {
        byHeard.put(bucket.getKey(), stay);
        // Only the youngest of the due buckets holds some whose time comes later in it.
        break;
      }
    }
    return expired;
  }

  /** What is known of an aircraft. */
  public @Nullable Sighting get(String icao24) {
    Entry entry = entries.get(icao24);
    return entry == null ? null : entry.sighting;
  }

  /** Everything, in no order. */
  public List<Sighting> snapshot() {
    List<Sighting> all = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      if (entry.sighting != null) {
        all.add(entry.sighting);
      }
    }
    return all;
  }

  public int size() {
    return entries.size();
  }

  private boolean isStale(Sighting sighting, double now) {
    return now - sighting.heardUnix() > staleSeconds;
  }

  /** A feed whose clock is ahead must not keep its aircraft longer than others. */
  private static Sighting notAfter(double now, Sighting s) {
    return s.heardUnix() <= now ? s : new Sighting(s.state(), s.feed(), s.live(), now);
  }

  private void put(@Nullable Entry known, Sighting sighting) {
    long bucket = bucketOf(sighting.heardUnix());
    if (known == null) {
      Entry entry = new Entry(sighting.icao24());
      entry.sighting = sighting;
      entries.put(entry.icao24, entry);
      wait(entry, bucket);
      return;
    }
    known.sighting = sighting;
    if (bucket < known.bucket) {
      // A newer state can have been heard earlier: a recording's after a live one's.
      wait(known, bucket);
    }
  }

  /** Meets an entry of a due bucket: gone for long, moved on, expired, or a moment too early. */
  private void settle(
      Entry entry, long bucket, double now, List<Entry> stay, List<Sighting> expired) {
    Sighting sighting = entry.sighting;
    if (sighting == null || entry.bucket != bucket) {
      return;
    }
    long heard = bucketOf(sighting.heardUnix());
    if (isStale(sighting, now)) {
      drop(entry);
      expired.add(sighting);
    } else if (heard == bucket) {
      stay.add(entry);
    } else {
      wait(entry, heard);
    }
  }

  private void drop(Entry entry) {
    entries.remove(entry.icao24);
    // Its bucket still holds it, and passes over it by this.
    entry.sighting = null;
  }

  private void wait(Entry entry, long bucket) {
    entry.bucket = bucket;
    byHeard.computeIfAbsent(bucket, unused -> new ArrayList<>()).add(entry);
  }

  private static long bucketOf(double unixSeconds) {
    return (long) Math.floor(unixSeconds * BUCKETS_PER_SECOND);
  }
}
