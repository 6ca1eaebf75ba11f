package io.skysentinel.history.log;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.ClaimLostException;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.platform.log.ResumePoint;
import io.skysentinel.platform.log.UpdateRecords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer and what it reads for the database, until the log fails or somebody else has what
 * was ours. How far was read stands in the database alone: whoever comes next asks it.
 *
 * <p>The database may be away for long: then nothing more is read, this node stays in the group,
 * and what was read waits.
 */
final class HistorySession implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(HistorySession.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long RETRY_MS = 1_000;

  /** At 250 bytes an update some 15 MB; as many as a second of a busy sky brings. */
  static final int MOST_UPDATES = 50_000;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final UpdateTarget target;
  private final LongSupplier writeEveryMs;
  private final LongSupplier clockMs;
  private final HistoryCounts counts;
  private final ResumePoint resume;
  private final UpdateRecords records = new UpdateRecords();
  private final PendingUpdates pending = new PendingUpdates();
  private final Map<Integer, TopicPartition> unclaimed = new TreeMap<>();
  private boolean joined;
  private boolean isLost;
  private long askAgainMs;
  private long writtenMs;
  private @Nullable String problem;
  private volatile HistoryProgress progress = HistoryProgress.NOTHING;

  /**
   * @param writeEveryMs how long what was read may wait
   * @param clockMs counts on whatever anybody does to the time of day
   */
  HistorySession(
      Consumer<byte[], byte[]> consumer,
      String topic,
      UpdateTarget target,
      LongSupplier writeEveryMs,
      LongSupplier clockMs,
      HistoryCounts counts) {
    this.consumer = consumer;
    this.topic = topic;
    this.target = target;
    this.writeEveryMs = writeEveryMs;
    this.clockMs = clockMs;
    this.counts = counts;
    this.resume = new ResumePoint(LOG, "written", counts::missed);
    this.writtenMs = clockMs.getAsLong();
  }

  /** Reads and writes until it is to close; then what was read is written, if that is quick. */
  void run(BooleanSupplier closing) {
    consumer.subscribe(List.of(topic), this);
    try {
      while (!closing.getAsBoolean()) {
        step();
      }
    } catch (WakeupException e) {
      LOG.debug("The history was woken to end", e);
    }
    if (problem == null) {
      ask(this::write);
    }
  }

  /** What is read and what is not. Any thread. */
  HistoryProgress progress() {
    return progress;
  }

  private void step() {
    ConsumerRecords<byte[], byte[]> read = consumer.poll(POLL);
    if (isLost) {
      throw new KafkaException("the group has given this node up, which was not heard of in time");
    }
    take(read);
    long now = clockMs.getAsLong();
    if (now >= askAgainMs) {
      if (!unclaimed.isEmpty()) {
        ask(this::claim);
      }
      if (problem != null || isDue(now)) {
        ask(this::write);
      }
    }
    tellProgress();
  }

  private void take(ConsumerRecords<byte[], byte[]> read) {
    int broken = 0;
    for (TopicPartition partition : read.partitions()) {
      List<FlightState> updates = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : read.records(partition)) {
        @Nullable Envelope update = records.read(record);
        if (update == null) {
          broken++;
        } else {
          updates.add(update.payload());
        }
      }
      pending.add(partition.partition(), consumer.position(partition), updates);
    }
    if (broken > 0) {
      counts.notUnderstood(broken);
    }
  }

  private boolean isDue(long now) {
    return pending.size() >= MOST_UPDATES || now - writtenMs >= writeEveryMs.getAsLong();
  }

  /** What the database is asked for either works, or is asked for again in a while. */
  private void ask(Runnable question) {
    try {
      question.run();
      if (problem != null) {
        LOG.info("The database answers again");
        problem = null;
        consumer.resume(claimed());
      }
    } catch (ClaimLostException | KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      String words = "the database does not take what was read: " + e.getMessage();
      if (!words.equals(problem)) {
        LOG.warn("Nothing more is read until it does: {}", words);
      }
      problem = words;
      counts.refused();
      askAgainMs = clockMs.getAsLong() + RETRY_MS;
      consumer.pause(consumer.assignment());
    }
  }

  private void claim() {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(unclaimed.values(), PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(unclaimed.values(), PATIENCE);
    for (Claim claim : target.claim(unclaimed.keySet())) {
      TopicPartition partition = new TopicPartition(topic, claim.partition());
      long begin = begins.getOrDefault(partition, 0L);
      long from =
          claim.nextOffset() == Claim.NOTHING
              ? begin
              : resume.at(partition, claim.nextOffset(), begin, ends.getOrDefault(partition, 0L));
      consumer.seek(partition, from);
      pending.begin(claim, from);
      unclaimed.remove(claim.partition());
      consumer.resume(List.of(partition));
    }
  }

  private void write() {
    UpdateBatch batch = pending.batch();
    long before = clockMs.getAsLong();
    if (!batch.read().isEmpty()) {
      target.write(batch);
      pending.written();
      counts.written(batch.updates().size(), clockMs.getAsLong() - before);
    }
    writtenMs = before;
  }

  private List<TopicPartition> claimed() {
    return consumer.assignment().stream()
        .filter(partition -> !unclaimed.containsKey(partition.partition()))
        .toList();
  }

  private void tellProgress() {
    long behind = 0;
    for (TopicPartition partition : claimed()) {
      behind += consumer.currentLag(partition).orElse(0);
    }
    progress = new HistoryProgress(joined, pending.partitions(), behind, problem);
  }

  /** Where to begin is asked of the database, which nobody in the group should have to wait for. */
  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    added.forEach(partition -> unclaimed.put(partition.partition(), partition));
    consumer.pause(added);
    // Somewhere they have to stand, or the consumer asks the group, which knows of no place.
    consumer.seekToBeginning(added);
    joined = true;
    LOG.info("This node writes partitions {} of {}", numbers(consumer.assignment()), topic);
  }

  /** What was not written of them the next one reads again. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> leaving) {
    List<Integer> numbers = numbers(leaving);
    pending.forget(numbers);
    numbers.forEach(unclaimed::remove);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    onPartitionsRevoked(lost);
    isLost = true;
  }

  private static List<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).sorted().toList();
  }
}
