package io.skysentinel.detector.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.AnomalyMessage;
import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.Judgement;
import io.skysentinel.core.detect.judging.Judges;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.log.LogWriter;
import io.skysentinel.testing.SampleFlights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
  private static final KafkaConfig.Topics TOPICS =
      new KafkaConfig.Topics("states", "updates", "processed", "anomalies", "models", "dead");
  private static final Source SOURCE = new Source("test", "test", Source.Mode.LIVE, null, 1);
  private static final ConsumerGroupMetadata READER =
      new MockConsumer<byte[], byte[]>("none").groupMetadata();
  private static final TopicPartition P0 = new TopicPartition("updates", 0);
  private static final Map<TopicPartition, OffsetAndMetadata> OFFSETS =
      Map.of(P0, new OffsetAndMetadata(7, "note"));

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
  private final LogWriter writer = new LogWriter("w1", producer);
  private final Counts counts = new NoCounts();
  private final Transaction transaction =
      new Transaction(
          writer, new SpokenRecords(writer, TOPICS, counts), () -> 250, this::nanos, counts);
  private long now = 1;
  private long passesNanos;

  @BeforeEach
  void open() {
    producer.initTransactions();
  }

  @Test
  void whatIsSaidIsThereWithTheOffsetsAndNotBefore() {
    say("7700");
    assertThat(producer.history()).isEmpty();

    List<AnomalyMessage> events = transaction.commit(OFFSETS, READER);

    assertThat(producer.history())
        .extracting(record -> record.topic())
        .containsExactly("processed", "anomalies");
    assertThat(producer.consumerGroupOffsetsHistory())
        .containsExactly(Map.of(READER.groupId(), OFFSETS));
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> assertThat(event.json()).contains("EMERGENCY_SQUAWK", "\"phase\":\"start\""));
    assertThat(transaction.commit(OFFSETS, READER)).isEmpty();
  }

  @Test
  void itEndsWhenItIsOldEnough() {
    assertThat(transaction.isDue()).isFalse();
    say("1200");
    transaction.began();
    assertThat(transaction.untilDue()).isEqualTo(Duration.ofMillis(250));
    assertThat(transaction.isDue()).isFalse();

    now += Duration.ofMillis(250).toNanos();
    assertThat(transaction.isDue()).isTrue();

    List<AnomalyMessage> unused = transaction.commit(OFFSETS, READER);
    assertThat(transaction.isDue()).isFalse();
  }

  @Test
  void withAnEventInItItEndsSoon() {
    say("1200");
    transaction.began();
    say("7700");
    assertThat(transaction.untilDue()).isEqualTo(Duration.ofMillis(100));

    now += Duration.ofMillis(100).toNanos();
    assertThat(transaction.isDue()).isTrue();

    List<AnomalyMessage> unused = transaction.commit(OFFSETS, READER);
    say("1200");
    transaction.began();
    assertThat(transaction.untilDue()).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void whatSilenceSaysEndsAtOnce() {
    say("7700");

    assertThat(transaction.isDue()).isTrue();
  }

  @Test
  void aBrokerThatIsAwayIsWaitedFor() {
    say("1200");
    passesNanos = Duration.ofSeconds(2).toNanos();
    producer.commitTransactionException = new TimeoutException("away");
    endOfTheOutageAfter = 6;

    List<AnomalyMessage> unused = transaction.commit(OFFSETS, READER);

    assertThat(producer.transactionCommitted()).isTrue();
    assertThat(problemMeanwhile).contains("does not answer");
    assertThat(transaction.problem()).isNull();
  }

  @Test
  void itIsNotWaitedForLongWhenOthersWait() {
    say("1200");
    passesNanos = Duration.ofSeconds(2).toNanos();
    producer.commitTransactionException = new TimeoutException("away");

    transaction.hurry();

    assertThatThrownBy(() -> transaction.commit(OFFSETS, READER))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void aWriterThatIsFencedOffIsToldAtOnce() {
    say("1200");
    producer.fenceProducer();

    assertThatThrownBy(() -> transaction.commit(OFFSETS, READER))
        .isInstanceOf(KafkaException.class)
        .satisfiesAnyOf(
            failure -> assertThat(failure).isInstanceOf(ProducerFencedException.class),
            failure -> assertThat(failure).hasCauseInstanceOf(ProducerFencedException.class));
  }

  private int endOfTheOutageAfter = Integer.MAX_VALUE;
  private int looks;
  private String problemMeanwhile = "";

  /** Each look at the clock takes time, and the broker is back after some of them. */
  private long nanos() {
    now += passesNanos;
    looks++;
    if (looks >= endOfTheOutageAfter) {
      producer.commitTransactionException = null;
    }
    String problem = transaction.problem();
    problemMeanwhile = problem == null ? problemMeanwhile : problem;
    return now;
  }

  /** Speaks of an aircraft's second report with that squawk, with which an emergency begins. */
  private void say(String squawk) {
    Judge judge = Judges.create(DetectThresholds.DEFAULT, Runways.none());
    judged(judge, squawk, 0);
    Judgement judgement = judged(judge, squawk, 5);
    transaction.records().processed(judgement.processed());
    judgement.events().forEach(transaction.records()::event);
  }

  private static Judgement judged(Judge judge, String squawk, int second) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.squawk = squawk;
    state.lastContactUnix = SampleFlights.NOW + second;
    return judge.judge(
        new Envelope(EnvelopeType.UPDATE, 0, SOURCE, state.build()), 1_000 * (1 + second));
  }
}
