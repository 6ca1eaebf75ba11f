package io.skysentinel.detector.log;

import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.core.detect.Judge;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One consumer, one writer, and what is judged between the two, until one of them fails. What was
 * not committed by then never was: whoever comes next begins where the last transaction ended.
 */
final class DetectorSession implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorSession.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration POLL_WHILE_REJOINING = Duration.ofMillis(20);

  private final Consumer<byte[], byte[]> consumer;
  private final BooleanSupplier rejoining;
  private final String topic;
  private final PartitionClaims claims;
  private final Transaction transaction;
  private final JudgedShare share;
  private final java.util.function.Consumer<List<AnomalyMessage>> told;
  private final Models models;
  private final Counts counts;
  private boolean isLost;
  private boolean joined;
  private volatile DetectorProgress progress = DetectorProgress.NOTHING;

  /**
   * @param rejoining whether the consumer waits for its share, and what is committed may be refused
   * @param judges makes one for each partition
   * @param told is given the events of a transaction that has ended
   * @param models what the judges learn
   */
  DetectorSession(
      Consumer<byte[], byte[]> consumer,
      BooleanSupplier rejoining,
      String topic,
      PartitionClaims claims,
      Supplier<Judge> judges,
      Transaction transaction,
      java.util.function.Consumer<List<AnomalyMessage>> told,
      Models models,
      Counts counts) {
    this.consumer = consumer;
    this.rejoining = rejoining;
    this.topic = topic;
    this.claims = claims;
    this.transaction = transaction;
    this.share = new JudgedShare(consumer, judges, transaction.records(), counts);
    this.told = told;
    this.models = models;
    this.counts = counts;
  }

  /** Reads and judges until it is to close; then it gives all away in good order. */
  void run(BooleanSupplier closing) {
    consumer.subscribe(List.of(topic), this);
    try {
      while (!closing.getAsBoolean()) {
        step();
      }
    } catch (WakeupException e) {
      LOG.debug("The detector was woken to end", e);
    }
    handOver(share.partitions());
  }

  /** Nothing more is committed: either all is, or something failed. */
  void end() {
    share.remove(share.partitions());
  }

  /** What is read and what is not. Any thread. */
  DetectorProgress progress() {
    return progress;
  }

  private void step() {
    Duration left = rejoining.getAsBoolean() ? POLL_WHILE_REJOINING : transaction.untilDue();
    ConsumerRecords<byte[], byte[]> records = consumer.poll(left.compareTo(POLL) < 0 ? left : POLL);
    if (isLost) {
      throw new KafkaException("the group has given this node up, which was not heard of in time");
    }
    share.judge(records);
    share.passQuietTime();
    if (!records.isEmpty() && share.speaks()) {
      transaction.began();
    }
    if (transaction.isDue() && (transaction.isFull() || !rejoining.getAsBoolean())) {
      commit(Set.of());
    }
    share.smallest().ifPresent(models::tend);
    tellProgress();
  }

  /** Ends the transaction; the writer's name is taken off the partitions that are given away. */
  private void commit(Set<TopicPartition> leaving) {
    List<AnomalyMessage> events =
        transaction.commit(share.toldUpTo(transaction.writer(), leaving), consumer.groupMetadata());
    if (!events.isEmpty()) {
      told.accept(events);
    }
  }

  private void tellProgress() {
    if (joined) {
      DetectorProgress now = share.progress();
      progress = now;
      counts.share(now.partitions(), now.behind());
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    if (!added.isEmpty()) {
      share.add(claims.claim(consumer, added, transaction.writer()));
    }
    joined = true;
    LOG.info(
        "Generation {}: this node judges partitions {} of {}",
        consumer.groupMetadata().generationId(),
        share.numbers(),
        topic);
  }

  /** The group waits until this returns, and then gives them to somebody else. */
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> leaving) {
    handOver(leaving);
  }

  /** They are somebody else's by now, and what is in the open transaction with them. */
  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    share.remove(lost);
    isLost = true;
  }

  private void handOver(Collection<TopicPartition> leaving) {
    Set<TopicPartition> ours = share.among(leaving);
    if (!ours.isEmpty() && !isLost) {
      transaction.hurry();
      commit(ours);
      share.remove(ours);
    }
  }
}
