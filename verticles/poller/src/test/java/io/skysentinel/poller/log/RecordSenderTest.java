package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.testing.SampleBatches;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
  private static final RecordEncoder ENCODER =
      new RecordEncoder(
          new KafkaConfig.Topics("states", "updates", "processed", "anomalies", "models", "dead"),
          () -> 0);

  /** The sender looks again when it is told to, and not by itself. */
  private static final long NEVER_MS = 3_600_000;

  private final List<ScriptedProducer> producers = new CopyOnWriteArrayList<>();
  private final List<BatchInFlight> written = new CopyOnWriteArrayList<>();
  private volatile Supplier<Producer<byte[], byte[]>> factory = this::newProducer;
  private final WriterGate gate = new WriterGate();
  private final RecordSender sender =
      new RecordSender(name -> factory.get(), ENCODER, gate, new SenderThread(NEVER_MS), 0);

  private final Tenure tenure = new Tenure();

  @BeforeEach
  void admit() {
    gate.admitAll();
  }

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void recordsReachTheProducerInOrder() {
    send("aaaaaa", "bbbbbb");
    send("cccccc");
    awaitSent(0, "aaaaaa", "aaaaaa", "bbbbbb", "bbbbbb", "cccccc", "cccccc");
  }

  @Test
  void aProducerThatFailsForGoodIsReplacedAndWhatItHadIsSentAgainInOrder() {
    send("aaaaaa", "bbbbbb");
    awaitSent(0, "aaaaaa", "aaaaaa", "bbbbbb", "bbbbbb");
    ScriptedProducer first = producers.get(0);
    first.completeNext();
    first.completeNext();
    first.errorNext(new OutOfOrderSequenceException("the broker lost our place"));

    awaitSent(1, "bbbbbb", "bbbbbb");
    assertThat(first.closed()).isTrue();
    assertThat(producers).hasSize(2);
    confirmAll(1);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).writtenTo(LogTopic.STATE)).isEqualTo(2);
    assertThat(written.get(0).refusedStates()).isZero();
  }

  @Test
  void aProducerThatNeverGetsOnIsGivenUpAndNothingItHeldIsLost() {
    send("aaaaaa");
    awaitSent(0, "aaaaaa", "aaaaaa");

    sender.giveProducerUp();

    awaitSent(1, "aaaaaa", "aaaaaa");
  }

  @Test
  void aProducerThatCannotBeMadeIsAskedForAgainAndNothingIsLost() {
    factory =
        () -> {
          factory = this::newProducer;
          throw new KafkaException("no such host");
        };
    send("aaaaaa", "bbbbbb");
    awaitSent(0, "aaaaaa", "aaaaaa", "bbbbbb", "bbbbbb");
  }

  @Test
  void aFullProducerIsAskedAgainUntilItTakesTheRecord() {
    ScriptedProducer full =
        new ScriptedProducer(new TimeoutException("no room within max.block.ms"));
    factory = () -> added(full);
    send("aaaaaa");
    await().until(() -> full.tries() > 3);
    assertThat(full.history()).isEmpty();

    full.refuse(null);

    awaitSent(0, "aaaaaa", "aaaaaa");
    assertThat(producers).hasSize(1);
  }

  @Test
  void aStateThatTheLogWillNeverTakeBecomesADeadLetterAndTheRestGoesOn() {
    ScriptedProducer strict = new ScriptedProducer(new RecordTooLargeException("too large"));
    factory = () -> added(strict);
    send("aaaaaa");
    await().until(() -> strict.tries() >= 2);
    strict.refuse(null);
    send("bbbbbb");

    await().until(() -> strict.history().size() >= 2);
    confirmAll(0);
    await()
        .until(() -> {
          confirmAll(0);
          return written.size() == 2;
        });
    assertThat(written)
        .extracting(batch -> batch.writtenTo(LogTopic.STATE))
        .containsExactlyInAnyOrder(0, 1);
    assertThat(written).extracting(BatchInFlight::refusedStates).containsExactlyInAnyOrder(1, 0);
  }

  @Test
  void stoppingEndsASendThatWaitsForTheBroker() {
    ScriptedProducer away = new ScriptedProducer(new TimeoutException("the broker is away"));
    RecordSender stopped =
        new RecordSender(name -> away, ENCODER, gate, new SenderThread(NEVER_MS), 0);
    stopped.send(new BatchInFlight(SampleBatches.of("aaaaaa"), tenure, written::add));
    await().until(() -> away.tries() > 0);

    Future<Void> closed = stopped.close();

    await().until(closed::succeeded);
    assertThat(away.history()).isEmpty();
    assertThat(away.closed()).isTrue();
  }

  private Producer<byte[], byte[]> newProducer() {
    return added(new ScriptedProducer());
  }

  private Producer<byte[], byte[]> added(ScriptedProducer producer) {
    producers.add(producer);
    return producer;
  }

  private void send(String... icao24s) {
    send(tenure, icao24s);
  }

  private void send(Tenure of, String... icao24s) {
    sender.send(new BatchInFlight(SampleBatches.of(icao24s), of, written::add));
  }

  private void confirmAll(int producer) {
    while (producers.get(producer).completeNext()) {
      // the mock completes one at a time
    }
  }

  private void awaitSent(int producer, String... keys) {
    await().until(() -> producers.size() > producer && keys(producer).size() >= keys.length);
    assertThat(keys(producer)).containsExactly(keys);
  }

  private List<String> keys(int producer) {
    return producers.get(producer).history().stream()
        .map(record -> new String(record.key(), StandardCharsets.US_ASCII))
        .toList();
  }
}
