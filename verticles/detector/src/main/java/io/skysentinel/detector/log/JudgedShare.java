package io.skysentinel.detector.log;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.detector.judging.CommitNote;
import io.skysentinel.detector.judging.JudgedPartition;
import io.skysentinel.detector.judging.Spoken;
import io.skysentinel.detector.log.PartitionClaims.Claim;
import io.skysentinel.platform.log.SkippedRecords;
import io.skysentinel.platform.log.UpdateRecords;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The partitions that are this node's now, and how far each is judged. */
final class JudgedShare {
  /** Feeds write to all partitions at once, but the writes need not arrive at once. */
  private static final long STRAGGLERS_MS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(JudgedShare.class);

  private final Consumer<?, ?> consumer;
  private final Supplier<Judge> judges;
  private final Spoken out;
  private final Counts counts;
  private final UpdateRecords updates = new UpdateRecords();
  private final Map<TopicPartition, JudgedPartition> judged = new HashMap<>();
  private final SkippedRecords failed = new SkippedRecords(LOG, "at which a judge failed");

  JudgedShare(Consumer<?, ?> consumer, Supplier<Judge> judges, Spoken out, Counts counts) {
    this.consumer = consumer;
    this.judges = judges;
    this.out = out;
    this.counts = counts;
  }

  /** These are ours from now on; they are read from where the claims say. */
  void add(Map<TopicPartition, Claim> claims) {
    claims.forEach((partition, claim) -> {
      Judge judge = judges.get();
      claim.open().forEach(judge::resume);
      judged.put(
          partition,
          new JudgedPartition(
              judge,
              claim.speakFrom(),
              claim.saidUntilMs(),
              failure -> failed(partition, failure)));
      consumer.seek(partition, claim.readFrom());
    });
  }

  void remove(Collection<TopicPartition> leaving) {
    leaving.forEach(judged::remove);
  }

  /** Those of them that are ours. */
  Set<TopicPartition> among(Collection<TopicPartition> partitions) {
    Set<TopicPartition> ours = new HashSet<>(judged.keySet());
    ours.retainAll(Set.copyOf(partitions));
    return ours;
  }

  /** All of them. */
  Set<TopicPartition> partitions() {
    return Set.copyOf(judged.keySet());
  }

  /** The smallest of them, empty when there is none. */
  OptionalInt smallest() {
    return judged.keySet().stream().mapToInt(TopicPartition::partition).min();
  }

  List<Integer> numbers() {
    return judged.keySet().stream().map(TopicPartition::partition).sorted().toList();
  }

  /** Whether of any of them the past is read. */
  boolean speaks() {
    return judged.values().stream().anyMatch(JudgedPartition::speaks);
  }

  void judge(ConsumerRecords<byte[], byte[]> records) {
    int inSilence = 0;
    int broken = 0;
    for (TopicPartition partition : records.partitions()) {
      @Nullable JudgedPartition ours = judged.get(partition);
      for (ConsumerRecord<byte[], byte[]> record : records.records(partition)) {
        @Nullable Envelope update = updates.read(record);
        if (ours == null || update == null) {
          broken++;
        } else {
          ours.update(record.offset(), record.timestamp(), update, out);
          inSilence += ours.speaks() ? 0 : 1;
        }
      }
    }
    if (inSilence + broken > 0) {
      counts.told(0, inSilence, broken);
    }
  }

  /** A defect; what cannot be judged now cannot be judged later either, so it is left out. */
  private void failed(TopicPartition partition, RuntimeException failure) {
    counts.failed();
    failed.failed(partition.topic(), failure);
  }

  /**
   * A partition of which all is read has come to the time of the others: somebody may be silent
   * there.
   */
  void passQuietTime() {
    long now = 0;
    for (JudgedPartition partition : judged.values()) {
      now = Math.max(now, partition.logMs());
    }
    for (Map.Entry<TopicPartition, JudgedPartition> entry : judged.entrySet()) {
      entry.getValue().readUpTo(consumer.position(entry.getKey()), out);
      if (consumer.currentLag(entry.getKey()).orElse(1) == 0) {
        entry.getValue().quiet(now - STRAGGLERS_MS, out);
      }
    }
  }

  /**
   * Up to where it was told.
   *
   * @param writer the name that stays with them
   * @param leaving of which it is taken off
   */
  Map<TopicPartition, OffsetAndMetadata> toldUpTo(String writer, Set<TopicPartition> leaving) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    judged.forEach((partition, state) -> {
      String name = leaving.contains(partition) ? CommitNote.NONE.writer() : writer;
      long offset = state.toldUpTo(consumer.position(partition));
      offsets.put(partition, new OffsetAndMetadata(offset, state.note(name).text()));
    });
    return offsets;
  }

  DetectorProgress progress() {
    int rebuilding = 0;
    long behind = 0;
    for (Map.Entry<TopicPartition, JudgedPartition> entry : judged.entrySet()) {
      rebuilding += entry.getValue().speaks() ? 0 : 1;
      behind += consumer.currentLag(entry.getKey()).orElse(0);
    }
    return new DetectorProgress(true, judged.size(), rebuilding, behind);
  }
}
