package io.skysentinel.history.log;

import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.ClaimLostException;
import io.skysentinel.platform.log.ResumePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that the group has given to this node. Of each the database is asked where to go
 * on, and until it has answered the partition is not read.
 */
final class HistoryShare<T> {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryShare.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> consumer;
  private final TopicIds topicIds;
  private final Function<ConsumerRecord<byte[], byte[]>, @Nullable T> reader;
  private final LogTarget<T> target;
  private final HistoryCounts counts;
  private final ResumePoint resume;
  private final Backlog backlog;
  private final PendingRecords<T> pending = new PendingRecords<>();
  private final Map<Integer, TopicPartition> unclaimed = new TreeMap<>();
  private @Nullable String topicId;

  /**
   * @param reader what a record tells; {@code null} where it tells nothing
   */
  HistoryShare(
      Consumer<byte[], byte[]> consumer,
      TopicIds topicIds,
      Function<ConsumerRecord<byte[], byte[]>, @Nullable T> reader,
      LogTarget<T> target,
      HistoryCounts counts) {
    this.consumer = consumer;
    this.topicIds = topicIds;
    this.reader = reader;
    this.target = target;
    this.counts = counts;
    this.backlog = new Backlog(consumer);
    this.resume = new ResumePoint(LOG, "written", counts::missed);
  }

  /** Where to begin is asked later: nobody in the group should have to wait for the database. */
  void add(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      // To the consumer none means all, and those that stay would be read again.
      return;
    }
    partitions.forEach(partition -> unclaimed.put(partition.partition(), partition));
    consumer.pause(partitions);
    // Somewhere they have to stand, or the consumer asks the group, which knows of no place.
    consumer.seekToBeginning(partitions);
  }

  /** What was not written of them the next one reads again. */
  void remove(Collection<TopicPartition> partitions) {
    List<Integer> numbers = partitions.stream().map(TopicPartition::partition).toList();
    pending.forget(numbers);
    numbers.forEach(unclaimed::remove);
  }

  /** Whether there are some of which it is not known where to begin. */
  boolean waitsForClaim() {
    return !unclaimed.isEmpty();
  }

  /** Asks the database for them, and begins to read where it says. */
  void claim() {
    // Asked before the ends of what it names: of a topic that is made anew meanwhile they are
    // wrong, and whoever looks again finds another id.
    @Nullable String asked = topicIds.ask();
    if (pending.partitions() > 0 && !Objects.equals(asked, topicId)) {
      throw anotherTopic();
    }
    topicId = asked;
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(unclaimed.values(), PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(unclaimed.values(), PATIENCE);
    for (Claim claim : target.claim(List.copyOf(unclaimed.keySet()), topicId)) {
      TopicPartition partition = unclaimed.remove(claim.partition());
      if (partition != null) {
        long begin = begins.getOrDefault(partition, 0L);
        long from =
            claim.nextOffset() == Claim.NOTHING
                ? begin
                : resume.at(partition, claim.nextOffset(), begin, ends.getOrDefault(partition, 0L));
        consumer.seek(partition, from);
        pending.begin(claim, from);
        consumer.resume(List.of(partition));
      }
    }
    resume.tell();
  }

  /**
   * Whether what is read is what was claimed.
   *
   * @throws ClaimLostException when the topic is another one by now
   */
  void checkTopic() {
    if (pending.partitions() > 0 && !Objects.equals(topicIds.look(), topicId)) {
      throw anotherTopic();
    }
  }

  private static ClaimLostException anotherTopic() {
    return new ClaimLostException("the topic is another one than was read until now");
  }

  /** Takes what was read. */
  void take(ConsumerRecords<byte[], byte[]> read) {
    int broken = 0;
    for (TopicPartition partition : read.partitions()) {
      List<T> told = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : read.records(partition)) {
        @Nullable T one = reader.apply(record);
        if (one == null) {
          broken++;
        } else {
          told.add(one);
        }
      }
      pending.add(partition.partition(), consumer.position(partition), told);
    }
    if (broken > 0) {
      counts.notUnderstood(broken);
    }
  }

  /** How many records wait to be written. */
  int waiting() {
    return pending.size();
  }

  /**
   * Writes what waits.
   *
   * @return how many records that were
   */
  int write() {
    ReadBatch<T> batch = pending.batch();
    if (!batch.read().isEmpty()) {
      target.write(batch);
      pending.written();
    }
    return batch.records().size();
  }

  /** Nothing more is read for now. */
  void pause() {
    consumer.pause(consumer.assignment());
  }

  /** What is claimed is read again. */
  void resume() {
    backlog.forget();
    consumer.resume(claimed());
  }

  int partitions() {
    return pending.partitions();
  }

  /** How many records there are of them that were not read. */
  long behind() {
    return backlog.of(claimed());
  }

  /** Looks how many records there are while none are read. */
  void lookBehind() {
    backlog.ask(claimed());
  }

  private List<TopicPartition> claimed() {
    return consumer.assignment().stream()
        .filter(partition -> !unclaimed.containsKey(partition.partition()))
        .toList();
  }
}
