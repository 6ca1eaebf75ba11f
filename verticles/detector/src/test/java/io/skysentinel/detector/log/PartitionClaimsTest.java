package io.skysentinel.detector.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.detector.judging.CommitNote;
import io.skysentinel.detector.log.PartitionClaims.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartitionClaimsTest {
  private static final TopicPartition P0 = new TopicPartition("updates", 0);
  private static final TopicPartition P1 = new TopicPartition("updates", 1);
  private static final long MINUTE_MS = 60_000;

  private final List<String> happened = new ArrayList<>();
  private final Map<TopicPartition, OffsetAndMetadata> left = new HashMap<>();
  private final TimedConsumer consumer = new TimedConsumer();
  private final NoCounts counts = new NoCounts();
  private RuntimeException fenceFails;
  private final PartitionClaims claims =
      new PartitionClaims(() -> left, this::fence, times -> Map.of(), () -> 15, counts);

  @BeforeEach
  void logOfTwoPartitions() {
    consumer.assign(Set.of(P0, P1));
    consumer.updateBeginningOffsets(Map.of(P0, 10L, P1, 0L));
    consumer.updateEndOffsets(Map.of(P0, 1000L, P1, 1000L));
  }

  @Test
  void whatWasNeverReadIsReadFromTheBeginning() {
    Map<TopicPartition, Claim> claimed = claims.claim(consumer, Set.of(P0), "w");

    assertThat(claimed).containsOnly(Map.entry(P0, new Claim(10, 0, 10, List.of())));
    assertThat(happened).containsExactly("fence []");
    assertThat(note(P0)).isEqualTo(new CommitNote("w", 0));
  }

  @Test
  void whoeverWroteLastIsFencedOffAndTheWriterNamedBeforeAnythingIsWritten() {
    leave(P0, 500, new CommitNote("them", 60 * MINUTE_MS));
    leave(P1, 600, new CommitNote("", 61 * MINUTE_MS));
    consumer.at.put(P0, Map.of(45 * MINUTE_MS, 400L));
    consumer.at.put(P1, Map.of(46 * MINUTE_MS, 410L));

    Map<TopicPartition, Claim> claimed = claims.claim(consumer, Set.of(P0, P1), "w");

    assertThat(happened).containsExactly("fence [them]");
    assertThat(claimed)
        .containsOnly(
            Map.entry(P0, new Claim(500, 60 * MINUTE_MS, 400, List.of())),
            Map.entry(P1, new Claim(600, 61 * MINUTE_MS, 410, List.of())));
    assertThat(note(P0)).isEqualTo(new CommitNote("w", 60 * MINUTE_MS));
    assertThat(consumer.committed(Set.of(P0)).get(P0).offset()).isEqualTo(500);
  }

  @Test
  void aWriterIsNotFencedOffByItself() {
    leave(P0, 500, new CommitNote("w", 60 * MINUTE_MS));

    assertThat(claims.claim(consumer, Set.of(P0), "w")).hasSize(1);
    assertThat(happened).containsExactly("fence []");
  }

  @Test
  void aFenceThatFailsLeavesEverythingAsItWas() {
    leave(P0, 500, new CommitNote("them", 60 * MINUTE_MS));
    fenceFails = new KafkaException("no answer");

    assertThatThrownBy(() -> claims.claim(consumer, Set.of(P0), "w")).isSameAs(fenceFails);
    assertThat(note(P0).writer()).isEqualTo("them");
  }

  @Test
  void whatTheLogHasForgottenIsCounted() {
    leave(P0, 3, new CommitNote("", MINUTE_MS));

    assertThat(claims.claim(consumer, Set.of(P0), "w").get(P0).speakFrom()).isEqualTo(10);
    assertThat(counts.missed).isEqualTo(7);
  }

  @Test
  void aLogThatLostItsDataIsReadFromTheBeginning() {
    leave(P0, 5000, new CommitNote("", MINUTE_MS));

    assertThat(claims.claim(consumer, Set.of(P0), "w").get(P0).speakFrom()).isEqualTo(10);
  }

  private void leave(TopicPartition partition, long offset, CommitNote note) {
    OffsetAndMetadata committed = new OffsetAndMetadata(offset, note.text());
    left.put(partition, committed);
    consumer.commitSync(Map.of(partition, committed));
  }

  private CommitNote note(TopicPartition partition) {
    return CommitNote.of(consumer.committed(Set.of(partition)).get(partition).metadata());
  }

  private void fence(Set<String> writers) {
    if (fenceFails != null) {
      throw fenceFails;
    }
    happened.add("fence " + writers);
  }

  /** Knows at which offset a time begins. */
  private static final class TimedConsumer extends MockConsumer<byte[], byte[]> {
    final Map<TopicPartition, Map<Long, Long>> at = new HashMap<>();

    TimedConsumer() {
      super("none");
    }

    @Override
    public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times, Duration timeout) {
      Map<TopicPartition, OffsetAndTimestamp> starts = new HashMap<>();
      times.forEach((partition, time) -> {
        Long offset = at.getOrDefault(partition, Map.of()).get(time);
        starts.put(partition, offset == null ? null : new OffsetAndTimestamp(offset, time));
      });
      return starts;
    }
  }
}
