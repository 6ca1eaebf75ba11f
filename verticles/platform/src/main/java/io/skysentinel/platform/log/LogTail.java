package io.skysentinel.platform.log;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a whole topic on a thread of its own, from a time on, whatever happens to the log: after
 * a failure it goes on where it stood. It is in no group, and keeps nothing.
 */
public final class LogTail {
  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

  /** What comes wakes it before. */
  private static final Duration POLL = Duration.ofSeconds(5);

  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(1);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final OptionalLong fromMs;
  private final Listener listener;
  private final LogThread thread;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private volatile boolean caughtUp;

  /** Is told of what comes, on the tail's thread; it may wait there, and what comes waits, too. */
  @FunctionalInterface
  public interface Listener {
    void read(ConsumerRecords<byte[], byte[]> records) throws InterruptedException;
  }

  /**
   * @param consumers makes one; after a failure another
   * @param fromMs from when on it reads, in Unix milliseconds; empty: what comes from now on
   */
  public LogTail(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      OptionalLong fromMs,
      Listener listener) {
    this.consumers = consumers;
    this.topic = topic;
    this.fromMs = fromMs;
    this.listener = listener;
    this.thread =
        new LogThread(
            "tail of " + topic, new LogComplaint(LOG, topic + " cannot be read"), this::read);
  }

  public void start() {
    thread.start();
  }

  /** Completes when nothing more is told. */
  public Future<Void> stop() {
    return thread.stop();
  }

  /** Whether all was read once that was there when it began. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  private void read(LogThread self) throws InterruptedException {
    Consumer<byte[], byte[]> consumer = consumers.get();
    self.reads(consumer);
    try {
      List<TopicPartition> partitions = partitions(self, consumer);
      if (partitions.isEmpty()) {
        return;
      }
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
      seek(consumer, partitions, ends);
      while (!self.isClosing()) {
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        caughtUp = caughtUp || ends.isEmpty();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        self.works();
        if (!records.isEmpty()) {
          listener.read(records);
          partitions.forEach(partition -> next.put(partition, consumer.position(partition)));
        }
      }
    } finally {
      self.reads(null);
      consumer.close(CloseOptions.timeout(CLOSE_PATIENCE));
    }
  }

  /** None only when it is closing: a broker that just made the topic may not know them yet. */
  private List<TopicPartition> partitions(LogThread self, Consumer<?, ?> consumer) {
    List<TopicPartition> partitions = List.of();
    while (partitions.isEmpty() && !self.isClosing()) {
      partitions = TopicPartitions.of(consumer, topic);
      if (partitions.isEmpty()) {
        self.pause();
      }
    }
    return partitions;
  }

  private void seek(
      Consumer<?, ?> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> times = new HashMap<>();
    fromMs.ifPresent(from -> partitions.forEach(partition -> times.put(partition, from)));
    Map<TopicPartition, @Nullable OffsetAndTimestamp> starts =
        times.isEmpty() ? Map.of() : consumer.offsetsForTimes(times);
    for (TopicPartition partition : partitions) {
      @Nullable OffsetAndTimestamp start = starts.get(partition);
      long first = start == null ? ends.getOrDefault(partition, 0L) : start.offset();
      consumer.seek(partition, next.getOrDefault(partition, first));
    }
  }
}
