package io.skysentinel.detector.log;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.detector.judging.CommitNote;
import io.skysentinel.platform.log.Fence;
import io.skysentinel.platform.log.ResumePoint;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes partitions over from whoever had them: asks where to go on, and sees to it that nothing
 * more comes of a writer that died, or that does not know yet that it has lost them.
 */
final class PartitionClaims {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionClaims.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Map<TopicPartition, OffsetAndMetadata>> groupOffsets;
  private final Fence fence;
  private final Function<Map<Integer, Long>, Map<Integer, Collection<AnomalyEvent>>> openAt;
  private final IntSupplier rebuildMinutes;
  private final ResumePoint resume;

  /**
   * Where reading goes on in a partition.
   *
   * @param speakFrom the first offset of which nothing was told
   * @param saidUntilMs up to which time silence was judged
   * @param readFrom where to begin so that the judge knows what was before
   * @param open the events that were open there
   */
  record Claim(long speakFrom, long saidUntilMs, long readFrom, Collection<AnomalyEvent> open) {}

  /**
   * @param groupOffsets what was committed last, whether or not a transaction is still open
   * @param openAt which events were open at times of the log, by the partition's number
   * @param rebuildMinutes how much before that is read again
   */
  PartitionClaims(
      Supplier<Map<TopicPartition, OffsetAndMetadata>> groupOffsets,
      Fence fence,
      Function<Map<Integer, Long>, Map<Integer, Collection<AnomalyEvent>>> openAt,
      IntSupplier rebuildMinutes,
      Counts counts) {
    this.groupOffsets = groupOffsets;
    this.fence = fence;
    this.openAt = openAt;
    this.rebuildMinutes = rebuildMinutes;
    this.resume = new ResumePoint(LOG, "judged", counts::missed);
  }

  /**
   * Makes the writer the one of these partitions.
   *
   * <ol>
   *   <li>Of each it is asked who wrote last.
   *   <li>The log is told to take nothing more of them, which ends their open transactions: else
   *       readers would wait for them, and so would we for the offsets in them.
   *   <li>The offsets are read that are certain now.
   *   <li>The writer's name is left with them, and only then may it write: whoever comes next finds
   *       it, whatever happens to us.
   * </ol>
   *
   * @throws KafkaException when the log does not answer, or this node is no longer a member
   */
  Map<TopicPartition, Claim> claim(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions, String writer) {
    Set<TopicPartition> mine = Set.copyOf(partitions);
    fence.against(lastWriters(mine, writer));
    Map<TopicPartition, @Nullable OffsetAndMetadata> committed = consumer.committed(mine, PATIENCE);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(mine, PATIENCE);
    Map<TopicPartition, Long> ends = consumer.endOffsets(mine, PATIENCE);
    Map<TopicPartition, OffsetAndMetadata> named = new HashMap<>();
    Map<TopicPartition, CommitNote> notes = new HashMap<>();
    for (TopicPartition partition : mine) {
      long begin = begins.getOrDefault(partition, 0L);
      @Nullable OffsetAndMetadata left = committed.get(partition);
      long offset =
          left == null
              ? begin
              : resume.at(partition, left.offset(), begin, ends.getOrDefault(partition, 0L));
      CommitNote note = left == null ? CommitNote.NONE : CommitNote.of(left.metadata());
      CommitNote ours = new CommitNote(writer, note.saidUntilMs());
      notes.put(partition, ours);
      named.put(partition, new OffsetAndMetadata(offset, ours.text()));
    }
    resume.tell();
    consumer.commitSync(named, PATIENCE);
    return claims(consumer, named, notes);
  }

  private Set<String> lastWriters(Set<TopicPartition> mine, String writer) {
    Set<String> last = new HashSet<>();
    groupOffsets
        .get()
        .forEach((partition, offset) -> {
          // What was never committed stands there without an offset.
          if (mine.contains(partition) && offset != null) {
            last.add(CommitNote.of(offset.metadata()).writer());
          }
        });
    last.remove(CommitNote.NONE.writer());
    last.remove(writer);
    return last;
  }

  private Map<TopicPartition, Claim> claims(
      Consumer<?, ?> consumer,
      Map<TopicPartition, OffsetAndMetadata> named,
      Map<TopicPartition, CommitNote> notes) {
    long windowMs = Duration.ofMinutes(rebuildMinutes.getAsInt()).toMillis();
    Map<TopicPartition, Long> times = new HashMap<>();
    Map<Integer, Long> known = new HashMap<>();
    notes.forEach((partition, note) -> {
      times.put(partition, Math.max(0, note.saidUntilMs() - windowMs));
      if (note.saidUntilMs() > 0) {
        known.put(partition.partition(), note.saidUntilMs() - windowMs);
      }
    });
    Map<Integer, Collection<AnomalyEvent>> open = openAt.apply(known);
    Map<TopicPartition, @Nullable OffsetAndTimestamp> starts =
        consumer.offsetsForTimes(times, PATIENCE);
    Map<TopicPartition, Claim> claims = new HashMap<>();
    named.forEach((partition, offset) -> {
      @Nullable OffsetAndTimestamp start = starts.get(partition);
      long from = start == null ? offset.offset() : Math.min(start.offset(), offset.offset());
      long saidUntilMs = notes.getOrDefault(partition, CommitNote.NONE).saidUntilMs();
      Collection<AnomalyEvent> before = open.getOrDefault(partition.partition(), List.of());
      claims.put(partition, new Claim(offset.offset(), saidUntilMs, from, before));
    });
    return claims;
  }
}
