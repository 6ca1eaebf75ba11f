package io.skysentinel.cache;

import io.skysentinel.core.envelope.InvalidEnvelopeException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads this node's share of the state topic on a thread of its own, and hands it on in batches.
 *
 * <p>Not through vertx-kafka-client's handlers: a task for each record costs more than the record.
 */
final class ShardConsumer implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(ShardConsumer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long RETRY_MS = 1_000;
  private static final Duration LEAVE_PATIENCE = Duration.ofSeconds(2);
  private static final long COMPLAIN_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Batches handed on and not taken yet; reading waits for the slowest of the two. */
  private static final int BATCHES_AHEAD = 4;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final RebuildStart rebuildStart;
  private final Executor owner;
  private final LogListener listener;
  private final Forgetting forgetting;
  private final Semaphore slots = new Semaphore(BATCHES_AHEAD);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Promise<Void> ended = Promise.promise();
  private final Thread thread = new Thread(this::run, "cache consumer");
  private volatile @Nullable Consumer<byte[], byte[]> current;
  private volatile @Nullable String problem;

  private final StateRecords stateRecords = new StateRecords();
  private @Nullable List<TopicPartition> given;
  private @Nullable Rebuild rebuild;
  private long complainedNanos;

  /**
   * @param consumers makes one; after a failure another
   * @param owner runs what the listener is told, in order
   * @param forgetting writes what the owner wants removed, while the partitions are this node's
   */
  ShardConsumer(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      RebuildStart rebuildStart,
      Executor owner,
      LogListener listener,
      Forgetting forgetting) {
    this.consumers = consumers;
    this.topic = topic;
    this.rebuildStart = rebuildStart;
    this.owner = owner;
    this.listener = listener;
    this.forgetting = forgetting;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Leaves the group, so that others take over at once. */
  Future<Void> stop() {
    closing.countDown();
    Consumer<byte[], byte[]> running = current;
    if (running != null) {
      running.wakeup();
    }
    return ended.future();
  }

  /** What is wrong, in words; {@code null} when nothing is. */
  @Nullable String problem() {
    return problem;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    given = List.copyOf(partitions);
    // Nothing is to come before we have said where from.
    consumer().pause(partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    given = null;
    rebuild = null;
    forgetting.stop();
    owner.execute(listener::unassigned);
  }

  private void run() {
    while (!isClosing()) {
      try {
        readUntilClosing();
      } catch (WakeupException e) {
        LOG.debug("The consumer was woken to end");
      } catch (RuntimeException e) {
        problem = "the states cannot be read: " + e.getMessage();
        LOG.warn("The states cannot be read; trying again", e);
        onPartitionsRevoked(List.of());
        pauseAfterFailure();
      } catch (InterruptedException e) {
        break;
      }
    }
    forgetting.close();
    ended.complete();
  }

  private void readUntilClosing() throws InterruptedException {
    Consumer<byte[], byte[]> consumer = consumers.get();
    current = consumer;
    try {
      consumer.subscribe(List.of(topic), this);
      while (!isClosing()) {
        step(consumer);
      }
    } finally {
      consumer.close(
          CloseOptions.timeout(LEAVE_PATIENCE)
              .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }
  }

  private void step(Consumer<byte[], byte[]> consumer) throws InterruptedException {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    List<TopicPartition> assigned = given;
    if (assigned != null) {
      given = null;
      begin(consumer, assigned);
    } else if (!records.isEmpty()) {
      hand(records);
    }
    Rebuild running = rebuild;
    if (running != null && running.isDone(consumer)) {
      rebuild = null;
      owner.execute(listener::caughtUp);
      forgetting.start();
    }
    forgetting.write();
    problem = null;
  }

  private void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> assigned) {
    int generation = consumer.groupMetadata().generationId();
    List<Integer> partitions = assigned.stream().map(TopicPartition::partition).sorted().toList();
    LOG.info("Generation {}: this node keeps partitions {} of {}", generation, partitions, topic);
    owner.execute(() -> listener.assigned(generation, partitions));
    rebuild = assigned.isEmpty() ? null : Rebuild.begin(consumer, assigned, rebuildStart.ms());
    consumer.resume(assigned);
  }

  private void hand(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    List<LogEntry> entries = new ArrayList<>(records.count());
    int broken = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try {
        entries.add(stateRecords.read(record));
      } catch (InvalidEnvelopeException e) {
        broken++;
        complain(record, e);
      }
    }
    int left = broken;
    slots.acquire();
    owner.execute(() -> {
      try {
        listener.read(entries, left);
      } finally {
        slots.release();
      }
    });
  }

  /** One of many says enough; the rest is counted. */
  private void complain(ConsumerRecord<byte[], byte[]> record, InvalidEnvelopeException failure) {
    long now = System.nanoTime();
    if (complainedNanos == 0 || now - complainedNanos > COMPLAIN_EVERY_NANOS) {
      complainedNanos = now;
      LOG.warn(
          "The record at offset {} of {}-{} is no state and is skipped: {}",
          record.offset(),
          record.topic(),
          record.partition(),
          failure.getMessage());
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Consumer<byte[], byte[]> running = current;
    if (running == null) {
      throw new IllegalStateException("no consumer runs");
    }
    return running;
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pauseAfterFailure() {
    try {
      boolean unused = closing.await(RETRY_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      closing.countDown();
    }
  }
}
