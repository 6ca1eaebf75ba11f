package io.skysentinel.history.log;

import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.UpdateBatch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was read of this node's partitions and is not written yet. */
final class PendingRecords<T> {
  private final Map<Integer, Part<T>> parts = new TreeMap<>();
  private int size;

  /** What was read of one partition. */
  private static final class Part<T> {
    private Claim claim;
    private long nextOffset;
    private final List<T> records = new ArrayList<>();

    Part(Claim claim, long nextOffset) {
      this.claim = claim;
      this.nextOffset = nextOffset;
    }
  }

  /**
   * A partition is ours.
   *
   * @param from the first offset that is read
   */
  void begin(Claim claim, long from) {
    parts.put(claim.partition(), new Part<>(claim, from));
  }

  /** Partitions are somebody else's, who reads again what was not written of them. */
  void forget(Collection<Integer> partitions) {
    for (Integer partition : partitions) {
      Part<T> gone = parts.remove(partition);
      size -= gone == null ? 0 : gone.records.size();
    }
  }

  /**
   * A partition was read on.
   *
   * @param nextOffset the first that was not read
   */
  void add(int partition, long nextOffset, List<T> records) {
    Part<T> part = parts.get(partition);
    if (part != null) {
      part.nextOffset = nextOffset;
      part.records.addAll(records);
      size += records.size();
    }
  }

  /** How many records wait. */
  int size() {
    return size;
  }

  /** How many partitions are ours. */
  int partitions() {
    return parts.size();
  }

  /** All that waits, and how far each partition was read that was read on. */
  ReadBatch<T> batch() {
    List<UpdateBatch.Progress> read = new ArrayList<>();
    List<T> records = new ArrayList<>(size);
    for (Part<T> part : parts.values()) {
      if (part.nextOffset != part.claim.nextOffset()) {
        read.add(new UpdateBatch.Progress(part.claim, part.nextOffset));
        records.addAll(part.records);
      }
    }
    return new ReadBatch<>(read, records);
  }

  /** What waits is written. */
  void written() {
    for (Part<T> part : parts.values()) {
      part.claim = part.claim.upTo(part.nextOffset);
      part.records.clear();
    }
    size = 0;
  }
}
