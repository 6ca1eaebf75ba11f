package io.skysentinel.poller.ownership;

import io.skysentinel.platform.log.LogRefusal;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node as a member of the group. Everything of the group happens on one thread, in order: a
 * partition must not be given away in the middle of being taken.
 */
final class GroupMember {
  private static final Logger LOG = LoggerFactory.getLogger(GroupMember.class);

  /** As long as something is to be taken that cannot be yet. */
  private static final Duration SOON = Duration.ofMillis(100);

  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(2);
  private static final long RETRY_MS = 500;

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final TakeOver takeOver;
  private final long beatNanos;
  private final LongSupplier nanoClock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile @Nullable FeedPartitions partitions;
  private volatile Set<Integer> taken = Set.of();
  private volatile boolean settled;

  /** The group has given us other partitions than we have taken. */
  private boolean moved;

  /** The group knows us and has given us what is ours. */
  private boolean assigned;

  private boolean complained;

  /** What the log said last in place of giving this node its share; empty when it gave it. */
  private String refusal = "";

  private long lastBeat;

  GroupMember(
      Consumer<byte[], byte[]> consumer,
      String topic,
      TakeOver takeOver,
      long beatMs,
      LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.consumer = consumer;
    this.topic = topic;
    this.takeOver = takeOver;
    this.beatNanos = TimeUnit.MILLISECONDS.toNanos(beatMs);
    this.lastBeat = nanoClock.getAsLong();
  }

  /** Until {@link #stop}. Leaves the group at the end. */
  void run() {
    try {
      while (stopping.getCount() > 0) {
        try {
          step();
          complained = false;
        } catch (WakeupException e) {
          LOG.debug("Another writer is open before the last one was announced");
        } catch (RebalanceInProgressException e) {
          LOG.debug("The partitions are being shared out anew; the next poll takes part", e);
        } catch (KafkaException e) {
          complain(e);
          boolean unused = stopping.await(RETRY_MS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      consumer.close(CloseOptions.timeout(LEAVE_PATIENCE));
    }
  }

  void stop() {
    stopping.countDown();
    wake();
  }

  /** There may be something to do before the next beat. Any thread. */
  void wake() {
    consumer.wakeup();
  }

  /** Whether what the group gave us, perhaps nothing, is taken. */
  boolean isSettled() {
    return settled;
  }

  boolean hasTakenNothing() {
    return settled && taken.isEmpty();
  }

  boolean hasTaken(String feed) {
    FeedPartitions known = partitions;
    return known != null && taken.contains(known.of(feed));
  }

  private void step() {
    FeedPartitions known = partitions;
    if (known == null) {
      partitions = new FeedPartitions(consumer.partitionsFor(topic).size());
      consumer.subscribe(List.of(topic), new Listener());
      return;
    }
    poll();
    long now = nanoClock.getAsLong();
    if (isToTake()) {
      take(known);
    } else if (now - lastBeat >= beatNanos) {
      lastBeat = now;
      takeOver.renew(
          consumer,
          consumer.assignment().stream().filter(this::isTaken).collect(Collectors.toSet()));
    }
  }

  private void poll() {
    try {
      var unused = consumer.poll(untilNextBeat());
    } catch (WakeupException e) {
      LOG.trace("There may be something to take");
    }
  }

  private boolean isToTake() {
    return assigned && (moved || takeOver.isWriterNew());
  }

  /** What comes before it wakes the poll: a node that rests should not wake up for nothing. */
  private Duration untilNextBeat() {
    Duration left = Duration.ofNanos(beatNanos - (nanoClock.getAsLong() - lastBeat));
    return isToTake() || left.compareTo(SOON) < 0 ? SOON : left;
  }

  private boolean isTaken(TopicPartition partition) {
    return taken.contains(partition.partition());
  }

  private void take(FeedPartitions known) {
    Set<TopicPartition> mine = Set.copyOf(consumer.assignment());
    if (takeOver.take(consumer, mine, known)) {
      moved = false;
      refusal = "";
      taken = numbers(mine);
      settled = true;
      lastBeat = nanoClock.getAsLong();
      takeOver.changed();
    }
  }

  private void complain(KafkaException failure) {
    String words = LogRefusal.words(failure).orElse("");
    if (!words.isEmpty() && !words.equals(refusal)) {
      refusal = words;
      LOG.error("The group that shares out the feeds cannot be asked: the log {}", words);
    } else if (complained || !words.isEmpty()) {
      LOG.debug("The group that shares out the feeds is still in trouble", failure);
    } else {
      complained = true;
      LOG.info("The group that shares out the feeds is in trouble: {}", failure.toString());
    }
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream()
        .map(TopicPartition::partition)
        .collect(Collectors.toUnmodifiableSet());
  }

  private final class Listener implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
      // Nothing is ever fetched: records are not what the partitions are for.
      consumer.pause(added);
      moved = true;
      assigned = true;
      wake();
    }

    /** The group waits until this returns, and then gives them to somebody else. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> leaving) {
      FeedPartitions known = partitions;
      if (!leaving.isEmpty() && known != null) {
        Set<Integer> given = numbers(leaving);
        taken =
            taken.stream()
                .filter(partition -> !given.contains(partition))
                .collect(Collectors.toUnmodifiableSet());
        takeOver.handOver(consumer, leaving, known.in(given));
      }
    }

    /** The group has given this node up; what it had may be somebody else's by now. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      taken = Set.of();
      assigned = false;
      settled = false;
      takeOver.changed();
    }
  }
}
