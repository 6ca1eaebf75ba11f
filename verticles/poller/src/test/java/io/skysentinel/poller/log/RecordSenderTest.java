package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.testing.SampleBatches;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
  private static final RecordEncoder ENCODER =
      new RecordEncoder(new KafkaConfig.Topics("states", "updates", "dead"), () -> 0);

  private final List<Mock> producers = new CopyOnWriteArrayList<>();
  private final List<BatchInFlight> written = new CopyOnWriteArrayList<>();
  private volatile Supplier<Producer<byte[], byte[]>> factory = this::newProducer;
  private final RecordSender sender = new RecordSender(() -> factory.get(), ENCODER, 0);

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
    Mock first = producers.get(0);
    first.completeNext();
    first.completeNext();
    first.errorNext(new OutOfOrderSequenceException("the broker lost our place"));

    awaitSent(1, "bbbbbb", "bbbbbb");
    assertThat(first.closed()).isTrue();
    assertThat(producers).hasSize(2);
    confirmAll(1);
    assertThat(written).hasSize(1);
    assertThat(written.get(0).writtenStates()).isEqualTo(2);
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
    Mock full = new Mock(new TimeoutException("no room within max.block.ms"));
    factory = () -> added(full);
    send("aaaaaa");
    await().until(() -> full.tries > 3);
    assertThat(full.history()).isEmpty();

    full.refusal = null;

    awaitSent(0, "aaaaaa", "aaaaaa");
    assertThat(producers).hasSize(1);
  }

  @Test
  void aStateThatTheLogWillNeverTakeBecomesADeadLetterAndTheRestGoesOn() {
    Mock strict = new Mock(new RecordTooLargeException("too large"));
    factory = () -> added(strict);
    send("aaaaaa");
    await().until(() -> strict.tries >= 2);
    strict.refusal = null;
    send("bbbbbb");

    await().until(() -> strict.history().size() >= 2);
    confirmAll(0);
    await()
        .until(() -> {
          confirmAll(0);
          return written.size() == 2;
        });
    assertThat(written).extracting(BatchInFlight::writtenStates).containsExactlyInAnyOrder(0, 1);
    assertThat(written).extracting(BatchInFlight::refusedStates).containsExactlyInAnyOrder(1, 0);
  }

  @Test
  void stoppingEndsASendThatWaitsForTheBroker() {
    Mock away = new Mock(new TimeoutException("the broker is away"));
    RecordSender stopped = new RecordSender(() -> away, ENCODER, 0);
    stopped.send(new BatchInFlight(SampleBatches.of("aaaaaa"), written::add));
    await().until(() -> away.tries > 0);

    io.vertx.core.Future<Void> closed = stopped.close();

    await().until(closed::succeeded);
    assertThat(away.history()).isEmpty();
    assertThat(away.closed()).isTrue();
  }

  /** Fails what is under way when it is closed, as the real one does. */
  private static final class Mock extends MockProducer<byte[], byte[]> {
    private volatile RuntimeException refusal;
    private volatile int tries;

    Mock(RuntimeException refusal) {
      super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.refusal = refusal;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<byte[], byte[]> record, Callback callback) {
      tries++;
      sendException = refusal;
      return super.send(record, callback);
    }

    @Override
    public void close(Duration timeout) {
      Thread callbacks =
          new Thread(() -> {
            while (errorNext(new KafkaException("closed by force"))) {
              // the mock fails one at a time
            }
          });
      callbacks.start();
      try {
        callbacks.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      super.close(timeout);
    }
  }

  private Producer<byte[], byte[]> newProducer() {
    return added(new Mock(null));
  }

  private Producer<byte[], byte[]> added(Mock producer) {
    producers.add(producer);
    return producer;
  }

  private void send(String... icao24s) {
    sender.send(new BatchInFlight(SampleBatches.of(icao24s), written::add));
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
