package io.skysentinel.history.log;

import io.skysentinel.history.store.ClaimLostException;
import io.skysentinel.history.store.DatabaseFailure;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
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
final class HistorySession<T> implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(HistorySession.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long RETRY_MS = 1_000;

  /** How often the log is asked what it does not tell by itself. */
  private static final long LOOK_EVERY_MS = 10_000;

  private final Consumer<byte[], byte[]> consumer;
  private final KeptTopic<T> topic;
  private final HistoryShare<T> share;
  private final LongSupplier writeEveryMs;
  private final LongSupplier clockMs;
  private final HistoryCounts counts;
  private final Runnable onShare;
  private boolean joined;
  private boolean isLost;
  private long askAgainMs;
  private long lookedMs;
  private long writtenMs;
  private @Nullable String problem;
  private volatile HistoryProgress progress = HistoryProgress.NOTHING;

  /**
   * @param writeEveryMs how long what was read may wait
   * @param clockMs counts on whatever anybody does to the time of day
   * @param onShare is told when the group has said what is this node's share
   */
  HistorySession(
      Consumer<byte[], byte[]> consumer,
      KeptTopic<T> topic,
      HistoryShare<T> share,
      LongSupplier writeEveryMs,
      LongSupplier clockMs,
      HistoryCounts counts,
      Runnable onShare) {
    this.consumer = consumer;
    this.topic = topic;
    this.share = share;
    this.writeEveryMs = writeEveryMs;
    this.clockMs = clockMs;
    this.counts = counts;
    this.onShare = onShare;
    this.writtenMs = clockMs.getAsLong();
    this.lookedMs = writtenMs;
  }

  /** Reads and writes until it is to close; then what was read is written, if that is quick. */
  void run(BooleanSupplier closing) {
    topic.subscribe(consumer, this);
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
    share.take(read);
    long now = clockMs.getAsLong();
    if (now - lookedMs >= LOOK_EVERY_MS) {
      lookedMs = now;
      share.checkTopic();
      if (problem != null) {
        share.lookBehind();
      }
    }
    if (now >= askAgainMs && share.waitsForClaim()) {
      ask(share::claim);
    }
    if (now >= askAgainMs && (problem != null || isDue(now))) {
      ask(this::write);
    }
    progress = new HistoryProgress(joined, share.partitions(), share.behind(), problem);
  }

  private boolean isDue(long now) {
    return share.waiting() >= topic.mostWaiting() || now - writtenMs >= writeEveryMs.getAsLong();
  }

  /** What the database is asked for either works, or is asked for again in a while. */
  private void ask(Runnable question) {
    try {
      question.run();
      if (problem != null) {
        LOG.info("The database answers again, {} is read on", topic.name());
        problem = null;
        share.resume();
      }
    } catch (ClaimLostException | KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      String words = "the database does not take what was read: " + DatabaseFailure.words(e);
      if (!words.equals(problem)) {
        LOG.warn("Nothing more is read of {} until it does: {}", topic.name(), words);
      }
      problem = words;
      counts.refused();
      askAgainMs = clockMs.getAsLong() + RETRY_MS;
      share.pause();
    }
  }

  private void write() {
    long before = clockMs.getAsLong();
    int records = share.write();
    if (records > 0) {
      counts.written(records, clockMs.getAsLong() - before);
    }
    writtenMs = before;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> added) {
    share.add(added);
    joined = true;
    onShare.run();
    List<Integer> ours =
        consumer.assignment().stream().map(TopicPartition::partition).sorted().toList();
    if (!ours.isEmpty() || !topic.mayBeMissing()) {
      LOG.info("This node writes partitions {} of {}", ours, topic.name());
    }
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> leaving) {
    share.remove(leaving);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    share.remove(lost);
    isLost = true;
  }
}
