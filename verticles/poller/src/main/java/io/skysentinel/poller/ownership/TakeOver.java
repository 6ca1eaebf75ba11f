package io.skysentinel.poller.ownership;

import io.skysentinel.platform.log.Fence;
import io.skysentinel.poller.log.WriterGate;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How partitions, and the feeds that belong to them, go from one writer to the next. On the
 * ownership's thread.
 *
 * <p>With each partition the group keeps, as metadata of a committed offset, the name of its
 * writer. The log takes such a commit only from a member of the group that it has not given up, so
 * one that succeeds also proves that nobody else owned the partition when it was sent.
 */
final class TakeOver {
  private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration HAND_OVER_PATIENCE = Duration.ofSeconds(3);

  /** Nobody writes, and nothing is on its way: there is nothing to fence off. */
  private static final String NOBODY = "";

  private final WriterGate gate;
  private final Fence fence;
  private final FeedsOfNode feeds;
  private final Lease lease;
  private final LongSupplier nanoClock;

  /** The writer that the group knows as ours. */
  private @Nullable String announced;

  TakeOver(WriterGate gate, Fence fence, FeedsOfNode feeds, Lease lease, LongSupplier nanoClock) {
    this.gate = gate;
    this.fence = fence;
    this.feeds = feeds;
    this.lease = lease;
    this.nanoClock = nanoClock;
  }

  void changed() {
    feeds.changed();
  }

  /** Whether a writer is open that the group does not know yet. */
  boolean isWriterNew() {
    String open = gate.open();
    return open != null && !open.equals(announced);
  }

  /**
   * Makes the open writer the one of all these partitions.
   *
   * <ol>
   *   <li>Of each partition it is asked who wrote last.
   *   <li>The log is told to take nothing more of them.
   *   <li>What this node still holds of partitions that somebody else wrote to, or that are not its
   *       own any more, is thrown away; what is left goes on where it stood.
   *   <li>The writer's name is left with the partitions, and only then may it write.
   * </ol>
   *
   * @return false when there is no writer yet
   * @throws KafkaException when the log does not answer, or this node is no longer a member
   */
  boolean take(Consumer<?, ?> consumer, Set<TopicPartition> mine, FeedPartitions partitions) {
    String writer = gate.open();
    if (writer == null) {
      return false;
    }
    Set<Integer> unbroken = new HashSet<>();
    Set<String> others = new HashSet<>();
    lastWriters(consumer, mine)
        .forEach((partition, last) -> {
          if (gate.isOurs(last)) {
            unbroken.add(partition.partition());
          }
          if (!last.equals(NOBODY) && !last.equals(writer)) {
            others.add(last);
          }
        });
    fence.against(others);
    await(feeds.forget(partitions.notIn(unbroken)), PATIENCE);
    long sentAt = nanoClock.getAsLong();
    if (!mine.isEmpty()) {
      consumer.commitSync(naming(writer, mine), PATIENCE);
    }
    lease.granted(sentAt);
    announced = writer;
    gate.admit(writer);
    return true;
  }

  /** Asks the log whether this node still has its partitions; the answer comes with a poll. */
  void renew(Consumer<?, ?> consumer, Set<TopicPartition> mine) {
    String writer = announced;
    if (writer == null || mine.isEmpty()) {
      return;
    }
    long sentAt = nanoClock.getAsLong();
    consumer.commitAsync(
        naming(writer, mine),
        (offsets, failure) -> {
          if (failure == null) {
            lease.granted(sentAt);
          } else {
            LOG.debug("The lease was not renewed", failure);
          }
        });
  }

  /** Gives partitions up in good order; what is not in the log within a moment is thrown away. */
  void handOver(
      Consumer<?, ?> consumer, Collection<TopicPartition> leaving, Predicate<String> theirs) {
    try {
      if (await(feeds.handOver(theirs), HAND_OVER_PATIENCE)) {
        consumer.commitSync(naming(NOBODY, leaving), HAND_OVER_PATIENCE);
      }
    } catch (KafkaException e) {
      // The next owner then finds our name and fences us off, as if we had died.
      LOG.debug("Feeds were not handed over in good order", e);
    }
  }

  private static Map<TopicPartition, String> lastWriters(
      Consumer<?, ?> consumer, Set<TopicPartition> mine) {
    Map<TopicPartition, String> last = new HashMap<>();
    if (!mine.isEmpty()) {
      Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(mine, PATIENCE);
      for (TopicPartition partition : mine) {
        @Nullable OffsetAndMetadata left = committed.get(partition);
        last.put(partition, left == null ? NOBODY : left.metadata());
      }
    }
    return last;
  }

  private static Map<TopicPartition, OffsetAndMetadata> naming(
      String writer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    partitions.forEach(partition -> offsets.put(partition, new OffsetAndMetadata(0, writer)));
    return offsets;
  }

  private static <T> T await(Future<T> answer, Duration patience) {
    try {
      return answer
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the feeds of this node did not end in time", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
