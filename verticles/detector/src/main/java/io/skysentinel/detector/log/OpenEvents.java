package io.skysentinel.detector.log;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyReader;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.platform.log.SkippedRecords;
import io.skysentinel.platform.log.TopicPartitions;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out which events were open at a time: a judge that begins to read there cannot know them,
 * and would call them by other names.
 */
final class OpenEvents {
  private static final Logger LOG = LoggerFactory.getLogger(OpenEvents.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** No longer than the updates themselves are kept. */
  private static final Duration LONGEST = Duration.ofHours(24);

  private final Supplier<Consumer<byte[], byte[]>> readers;
  private final String topic;
  private final SkippedRecords skipped = new SkippedRecords(LOG, "that are no events");

  /**
   * @param topic has an aircraft's events in the partition of the number that its updates have
   */
  OpenEvents(Supplier<Consumer<byte[], byte[]>> readers, String topic) {
    this.readers = readers;
    this.topic = topic;
  }

  /**
   * What was said last of each event that was open then.
   *
   * @param times in Unix milliseconds of the log, by the partition's number
   */
  Map<Integer, Collection<AnomalyEvent>> at(Map<Integer, Long> times) {
    Map<Integer, Collection<AnomalyEvent>> open = new HashMap<>();
    if (times.isEmpty()) {
      return open;
    }
    try (Consumer<byte[], byte[]> reader = readers.get()) {
      List<TopicPartition> partitions =
          TopicPartitions.of(reader, topic).stream()
              .filter(partition -> times.containsKey(partition.partition()))
              .toList();
      reader.assign(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(reader.endOffsets(partitions));
      seek(reader, times, ends);
      Map<Integer, Map<String, AnomalyEvent>> byId = new HashMap<>();
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!isDone(reader, ends)) {
        if (System.nanoTime() - deadline > 0) {
          throw new TimeoutException("the events of before could not be read");
        }
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
          long before = times.getOrDefault(record.partition(), 0L);
          note(
              record,
              before,
              byId.computeIfAbsent(record.partition(), unused -> new LinkedHashMap<>()));
        }
      }
      byId.forEach((partition, events) -> open.put(partition, List.copyOf(events.values())));
    }
    return open;
  }

  private static void seek(
      Consumer<?, ?> reader, Map<Integer, Long> times, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> from = new HashMap<>();
    ends.keySet()
        .forEach(partition -> {
          long time = times.getOrDefault(partition.partition(), 0L);
          from.put(partition, Math.max(0, time - LONGEST.toMillis()));
        });
    Map<TopicPartition, @Nullable OffsetAndTimestamp> starts = reader.offsetsForTimes(from);
    ends.forEach((partition, end) -> {
      @Nullable OffsetAndTimestamp start = starts.get(partition);
      reader.seek(partition, start == null ? end : start.offset());
    });
  }

  private static boolean isDone(Consumer<?, ?> reader, Map<TopicPartition, Long> ends) {
    ends.entrySet().removeIf(end -> reader.position(end.getKey()) >= end.getValue());
    return ends.isEmpty();
  }

  private void note(
      ConsumerRecord<byte[], byte[]> record, long beforeMs, Map<String, AnomalyEvent> open) {
    try {
      AnomalyEvent event = AnomalyReader.read(record.value());
      if (event.producedAtMs() >= beforeMs) {
        return;
      }
      if (event.phase() == EventPhase.END) {
        open.remove(event.id());
      } else {
        open.put(event.id(), event);
      }
    } catch (InvalidMessageException e) {
      skipped.skip(record, e);
    }
  }
}
