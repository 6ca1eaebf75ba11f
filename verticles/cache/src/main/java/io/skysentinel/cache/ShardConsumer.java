package io.skysentinel.cache;

import io.skysentinel.platform.log.LogComplaint;
import io.skysentinel.platform.log.LogThread;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads this node's share of the state topic on a thread of its own, and hands it on in batches.
 *
 * <p>Not through vertx-kafka-client's handlers: a task for each record costs more than the record.
 */
final class ShardConsumer implements ConsumerRebalanceListener, LogThread.Sessions {
  private static final Logger LOG = LoggerFactory.getLogger(ShardConsumer.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Batches handed on and not taken yet; reading waits for the slowest of the two. */
  private static final int BATCHES_AHEAD = 4;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final LongSupplier rebuildStartMs;
  private final Executor owner;
  private final ShardKeeper keeper;
  private final TombstoneWriter tombstones;
  private final Semaphore slots = new Semaphore(BATCHES_AHEAD);
  private final LogThread thread;
  private @Nullable Consumer<byte[], byte[]> current;
  private final StateRecords stateRecords = new StateRecords();
  private @Nullable List<TopicPartition> given;
  private @Nullable Rebuild rebuild;

  /**
   * @param consumers makes one; after a failure another
   * @param rebuildStartMs how far back the log can matter to a cache that begins with nothing: what
   *     it took before, in Unix milliseconds, is of aircraft silent for too long
   * @param owner runs what the keeper is told, in order
   * @param tombstones writes what the owner wants removed, while the partitions are this node's
   */
  ShardConsumer(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      LongSupplier rebuildStartMs,
      Executor owner,
      ShardKeeper keeper,
      TombstoneWriter tombstones) {
    this.consumers = consumers;
    this.topic = topic;
    this.rebuildStartMs = rebuildStartMs;
    this.owner = owner;
    this.keeper = keeper;
    this.tombstones = tombstones;
    this.thread =
        new LogThread("cache consumer", new LogComplaint(LOG, "The states cannot be read"), this);
  }

  void start() {
    thread.start();
  }

  /** Leaves the group, so that others take over at once. */
  Future<Void> stop() {
    return thread.stop();
  }

  /** What is wrong, in words; {@code null} when nothing is. */
  @Nullable String problem() {
    return thread.problem();
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
    tombstones.stop();
    owner.execute(keeper::unassigned);
  }

  @Override
  public void run(LogThread self) throws InterruptedException {
    Consumer<byte[], byte[]> consumer = consumers.get();
    current = consumer;
    self.reads(consumer);
    try {
      consumer.subscribe(List.of(topic), this);
      while (!self.isClosing()) {
        step(consumer);
      }
    } finally {
      self.leave(consumer);
    }
  }

  @Override
  public void failed() {
    onPartitionsRevoked(List.of());
  }

  @Override
  public void ended() {
    tombstones.close();
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
      owner.execute(keeper::caughtUp);
      tombstones.start();
    }
    tombstones.write();
  }

  private void begin(Consumer<byte[], byte[]> consumer, List<TopicPartition> assigned) {
    // Not before: a poll that brings nothing does not say that the log lets this node in again.
    thread.works();
    int generation = consumer.groupMetadata().generationId();
    List<Integer> partitions = assigned.stream().map(TopicPartition::partition).sorted().toList();
    LOG.info("Generation {}: this node keeps partitions {} of {}", generation, partitions, topic);
    owner.execute(() -> keeper.assigned(generation, partitions));
    rebuild =
        assigned.isEmpty() ? null : Rebuild.begin(consumer, assigned, rebuildStartMs.getAsLong());
    consumer.resume(assigned);
  }

  private void hand(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    StateRecords.Batch batch = stateRecords.read(records);
    slots.acquire();
    owner.execute(() -> {
      try {
        keeper.read(batch.entries(), batch.broken());
      } finally {
        slots.release();
      }
    });
  }

  private Consumer<byte[], byte[]> consumer() {
    Consumer<byte[], byte[]> running = current;
    if (running == null) {
      throw new IllegalStateException("no consumer runs");
    }
    return running;
  }
}
