package io.skysentinel.detector.recent;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyReader;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.json.JsonBytes;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was said last of each anomaly that is open or recent. Of more than it may keep, those that
 * have ended go first, and of these the ones of which nothing was said for longest. Any thread.
 */
public final class RecentAnomalies {
  static final int MOST = 10_000;
  static final long MOST_BYTES = 16L << 20;
  private static final double MS_PER_SECOND = 1000;

  /** By id, those of which something was said last at the end. */
  private final Map<String, Kept> open = new LinkedHashMap<>();

  private final Map<String, Kept> ended = new LinkedHashMap<>();
  private final int most;
  private final long mostBytes;
  private long bytes;
  private long version;

  private record Kept(AnomalyEvent event, byte[] json) {}

  public RecentAnomalies() {
    this(MOST, MOST_BYTES);
  }

  RecentAnomalies(int most, long mostBytes) {
    this.most = most;
    this.mostBytes = mostBytes;
  }

  /** Takes an event as the log has it; the newest that is said of one counts. */
  public void read(byte @Nullable [] json) throws InvalidMessageException {
    AnomalyEvent event = AnomalyReader.read(json);
    byte[] kept = Objects.requireNonNull(json);
    synchronized (this) {
      version++;
      drop(open.remove(event.id()));
      drop(ended.remove(event.id()));
      (event.phase() == EventPhase.END ? ended : open).put(event.id(), new Kept(event, kept));
      bytes += kept.length;
      while (open.size() + ended.size() > most || bytes > mostBytes) {
        dropTheOldest(ended.isEmpty() ? open : ended);
      }
    }
  }

  /** Forgets those of which nothing was said since then, in Unix seconds. */
  public synchronized void forget(double beforeUnix) {
    forget(open, beforeUnix);
    forget(ended, beforeUnix);
  }

  /** Another one whenever an answer may be another. */
  synchronized long version() {
    return version;
  }

  /** How many are known. */
  public synchronized int size() {
    return open.size() + ended.size();
  }

  /** How many of them have not ended. */
  public synchronized int openOnes() {
    return open.size();
  }

  /** The answer to a question: the newest first. */
  byte[] answer(AnomalyQuery query, long nowMs) {
    List<Kept> found = new ArrayList<>();
    synchronized (this) {
      find(open, query, found);
      find(ended, query, found);
    }
    found.sort((a, b) -> Double.compare(b.event.tReported(), a.event.tReported()));
    JsonBytes json = new JsonBytes(1024);
    json.raw(JsonBytes.ascii("{'t':")).integer(nowMs).raw(JsonBytes.ascii(",'anomalies':["));
    for (int i = 0; i < Math.min(query.limit(), found.size()); i++) {
      if (i > 0) {
        json.raw(',');
      }
      json.raw(found.get(i).json);
    }
    return json.raw(JsonBytes.ascii("]}")).toByteArray();
  }

  private static void find(Map<String, Kept> among, AnomalyQuery query, List<Kept> found) {
    for (Kept kept : among.values()) {
      if (query.matches(kept.event)) {
        found.add(kept);
      }
    }
  }

  private void forget(Map<String, Kept> among, double beforeUnix) {
    for (Iterator<Kept> all = among.values().iterator(); all.hasNext(); ) {
      Kept kept = all.next();
      if (kept.event.producedAtMs() / MS_PER_SECOND >= beforeUnix) {
        return;
      }
      all.remove();
      version++;
      bytes -= kept.json.length;
    }
  }

  private void dropTheOldest(Map<String, Kept> among) {
    Iterator<Kept> oldest = among.values().iterator();
    bytes -= oldest.next().json.length;
    oldest.remove();
  }

  private void drop(@Nullable Kept kept) {
    if (kept != null) {
      bytes -= kept.json.length;
    }
  }
}
