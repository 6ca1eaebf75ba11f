package io.skysentinel.history.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.ClaimLostException;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistorySessionTest {
  private static final TopicPartition P0 = new TopicPartition("updates", 0);
  private static final TopicPartition P1 = new TopicPartition("updates", 1);
  private static final EnvelopeEncoder ENVELOPES =
      EnvelopeEncoder.forBatch(new Source("test", "test", Source.Mode.SIMULATED, null, 1.0), 0);

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("none") {
        @Override
        public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
          // As the real one does.
          super.seekToBeginning(partitions.isEmpty() ? assignment() : partitions);
        }
      };
  private final Target target = new Target();
  private final Counts counts = new Counts();
  private long nowMs = 1;
  private final Ids topicIds = new Ids();
  private final KeptTopic<Told> topic =
      KeptTopic.updates(
          "updates", new HistoryClients(LogAddress.plain("127.0.0.1:1"), Optional.empty()));
  private final HistorySession<Told> session =
      new HistorySession<>(
          consumer,
          topic,
          new HistoryShare<>(consumer, topicIds, topic.records(), target, counts),
          () -> 1_000,
          () -> nowMs,
          counts,
          () -> {});

  private static final class Ids implements TopicIds {
    @Nullable String id = "first";

    @Override
    public @Nullable String ask() {
      return id;
    }

    @Override
    public @Nullable String look() {
      return id;
    }

    @Override
    public void close() {}
  }

  /** A database of which a test says what it answers. */
  private static final class Target implements LogTarget<Told> {
    final Map<Integer, Long> offsets = new TreeMap<>();
    final List<ReadBatch<Told>> written = new ArrayList<>();
    @Nullable RuntimeException failure;
    @Nullable String claimedOf;

    @Override
    public List<Claim> claim(Collection<Integer> partitions, @Nullable String topicId) {
      fail();
      claimedOf = topicId;
      return partitions.stream()
          .map(part -> new Claim(part, 1, offsets.getOrDefault(part, Claim.NOTHING)))
          .toList();
    }

    @Override
    public void write(ReadBatch<Told> batch) {
      fail();
      written.add(batch);
    }

    private void fail() {
      if (failure != null) {
        throw failure;
      }
    }

    List<String> aircraft() {
      return written.stream()
          .flatMap(batch -> batch.records().stream())
          .map(told -> told.state().icao24())
          .toList();
    }
  }

  private static final class Counts implements HistoryCounts {
    int written;
    int notUnderstood;
    long missed;
    int refused;

    @Override
    public void written(int records, long ms) {
      written += records;
    }

    @Override
    public void notUnderstood(int records) {
      notUnderstood += records;
    }

    @Override
    public void missed(long records) {
      missed += records;
    }

    @Override
    public void refused() {
      refused++;
    }
  }

  @BeforeEach
  void aLog() {
    consumer.updateBeginningOffsets(Map.of(P0, 10L, P1, 0L));
    consumer.updateEndOffsets(Map.of(P0, 1000L, P1, 1000L));
  }

  /** Each before a step of the session. */
  private void run(Runnable... before) {
    Iterator<Runnable> steps = Arrays.asList(before).iterator();
    session.run(() -> {
      if (!steps.hasNext()) {
        return true;
      }
      steps.next().run();
      return false;
    });
  }

  private void given(TopicPartition... partitions) {
    consumer.rebalance(Set.of(partitions));
  }

  private void come(TopicPartition partition, long offset, String icao24) {
    byte[] update = ENVELOPES.encode(EnvelopeType.UPDATE, SampleFlights.state(icao24));
    consumer.addRecord(
        new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, update));
  }

  @Test
  void aShareThatStaysTheSameIsNotReadAgain() {
    run(
        () -> given(P0),
        () -> come(P0, 10, "aaaaaa"),
        () -> session.onPartitionsAssigned(List.of()),
        () -> {
          // What the log gives to who asks from the beginning.
          come(P0, 10, "aaaaaa");
          come(P0, 11, "bbbbbb");
        });

    assertThat(target.aircraft()).containsExactly("aaaaaa", "bbbbbb");
  }

  @Test
  void whatWasNeverReadIsReadFromTheBeginning() {
    run(
        () -> given(P0),
        () -> {
          come(P0, 10, "aaaaaa");
          come(P0, 11, "bbbbbb");
        });

    assertThat(target.aircraft()).containsExactly("aaaaaa", "bbbbbb");
    assertThat(target.written.get(0).read())
        .containsExactly(new UpdateBatch.Progress(new Claim(0, 1, Claim.NOTHING), 12));
    assertThat(counts.written).isEqualTo(2);
  }

  @Test
  void itGoesOnWhereTheDatabaseSays() {
    target.offsets.put(0, 500L);

    run(() -> given(P0), () -> come(P0, 500, "aaaaaa"));

    assertThat(target.written.get(0).read())
        .containsExactly(new UpdateBatch.Progress(new Claim(0, 1, 500), 501));
    assertThat(counts.missed).isZero();
  }

  @Test
  void whatTheLogHasForgottenIsCounted() {
    target.offsets.put(0, 4L);

    run(() -> given(P0), () -> come(P0, 10, "aaaaaa"));

    assertThat(counts.missed).isEqualTo(6);
    assertThat(target.written.get(0).read())
        .containsExactly(new UpdateBatch.Progress(new Claim(0, 1, 4), 11));
  }

  @Test
  void updatesWaitUntilThereAreSome() {
    run(
        () -> given(P0),
        () -> come(P0, 10, "aaaaaa"),
        () -> {
          assertThat(target.written).isEmpty();
          nowMs += 1_000;
        },
        () -> {
          assertThat(target.aircraft()).containsExactly("aaaaaa");
          come(P0, 11, "bbbbbb");
        },
        () -> assertThat(target.written).hasSize(1));

    assertThat(target.aircraft()).containsExactly("aaaaaa", "bbbbbb");
    assertThat(target.written.get(1).read())
        .containsExactly(new UpdateBatch.Progress(new Claim(0, 1, 11), 12));
  }

  @Test
  void whileTheDatabaseIsAwayNothingIsReadAndNothingIsLost() {
    run(
        () -> given(P0),
        () -> {
          come(P0, 10, "aaaaaa");
          nowMs += 1_000;
          target.failure = new IllegalStateException("gone");
        },
        () -> {
          assertThat(consumer.paused()).containsExactly(P0);
          assertThat(session.progress().problem())
              .isEqualTo("the database does not take what was read: gone");
          come(P0, 11, "bbbbbb");
          consumer.updateEndOffsets(Map.of(P0, 7_011L));
          nowMs += 600_000;
        },
        () -> {
          assertThat(session.progress().behind()).isEqualTo(7_000);
          assertThat(counts.refused).isEqualTo(2);
          target.failure = null;
          nowMs += 1_000;
        },
        () -> {
          assertThat(session.progress().problem()).isNull();
          assertThat(consumer.paused()).isEmpty();
          assertThat(target.aircraft()).containsExactly("aaaaaa");
        });

    assertThat(target.aircraft()).containsExactly("aaaaaa", "bbbbbb");
  }

  @Test
  void aShareThatIsGivenWhileTheDatabaseIsAwayIsReadLater() {
    target.failure = new IllegalStateException("gone");

    run(
        () -> given(P0),
        () -> {
          assertThat(consumer.paused()).containsExactly(P0);
          target.failure = null;
          nowMs += 1_000;
        },
        () -> {
          assertThat(consumer.paused()).isEmpty();
          come(P0, 10, "aaaaaa");
        });

    assertThat(target.aircraft()).containsExactly("aaaaaa");
  }

  @Test
  void whatIsTakenAwayIsLeftToTheNext() {
    run(
        () -> given(P0, P1),
        () -> {
          come(P0, 10, "aaaaaa");
          come(P1, 0, "bbbbbb");
        },
        () -> given(P1));

    assertThat(target.aircraft()).containsExactly("bbbbbb");
    assertThat(session.progress().partitions()).isEqualTo(1);
  }

  @Test
  void whoLostAPartitionBeginsAnew() {
    ClaimLostException lost = new ClaimLostException("it is another's");

    assertThatThrownBy(() ->
            run(
                () -> given(P0),
                () -> {
                  come(P0, 10, "aaaaaa");
                  nowMs += 1_000;
                  target.failure = lost;
                }))
        .isSameAs(lost);
  }

  @Test
  void aTopicThatIsMadeAnewIsClaimedAnew() {
    assertThatThrownBy(() ->
            run(
                () -> given(P0),
                () -> come(P0, 10, "aaaaaa"),
                () -> {
                  assertThat(target.claimedOf).isEqualTo("first");
                  topicIds.id = "second";
                  nowMs += 10_000;
                }))
        .isInstanceOf(ClaimLostException.class)
        .hasMessage("the topic is another one than was read until now");

    assertThat(target.written).isEmpty();
  }

  @Test
  void aShareThatComesLaterIsOfTheSameTopic() {
    assertThatThrownBy(() ->
            run(
                () -> given(P0),
                () -> {
                  topicIds.id = "second";
                  given(P0, P1);
                },
                () -> assertThat(target.written).isEmpty()))
        .isInstanceOf(ClaimLostException.class);
  }

  @Test
  void aLogWithoutSuchIdsIsReadAllTheSame() {
    topicIds.id = null;

    run(
        () -> given(P0),
        () -> come(P0, 10, "aaaaaa"),
        () -> nowMs += 10_000,
        () -> assertThat(target.aircraft()).containsExactly("aaaaaa"));
  }

  @Test
  void whatIsNoUpdateIsPassedOver() {
    run(
        () -> given(P0),
        () -> {
          consumer.addRecord(new ConsumerRecord<>("updates", 0, 10, null, new byte[] {'{'}));
          come(P0, 11, "aaaaaa");
        });

    assertThat(counts.notUnderstood).isEqualTo(1);
    assertThat(target.aircraft()).containsExactly("aaaaaa");
    assertThat(target.written.get(0).read().get(0).nextOffset()).isEqualTo(12);
  }
}
