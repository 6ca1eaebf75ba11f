package io.skysentinel.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reading partitions up to where they ended when they were assigned. */
final class Rebuild {
  private final Map<TopicPartition, Long> ends;

  private Rebuild(Map<TopicPartition, Long> ends) {
    this.ends = ends;
  }

  /**
   * Sets the consumer to the first record that can matter. All before it is of aircraft that have
   * been silent for too long, so the table is the same as after reading from the beginning, and the
   * time that it takes does not grow with the log.
   */
  static Rebuild begin(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long fromMs) {
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, fromMs));
    Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      @Nullable OffsetAndTimestamp start = starts.get(partition);
      // No record is that young.
      consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
    }
    return new Rebuild(ends);
  }

  /** By positions: compaction leaves holes, and the last record may be no state at all. */
  boolean isDone(Consumer<byte[], byte[]> consumer) {
    ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
    return ends.isEmpty();
  }
}
