package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class RecordSenderTest {
  private final List<MockProducer<byte[], byte[]>> producers = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> written = new ArrayList<>();
  private int pumpsAsked;
  private final RecordSender sender =
      new RecordSender(
          this::newProducer,
          (record, failure) -> refused.add(record.record.topic()),
          () -> pumpsAsked++,
          0);

  @Test
  void recordsReachTheProducerInOrder() {
    send("a", "b", "c");
    assertThat(topics(0)).containsExactly("a", "b", "c");
  }

  @Test
  void aProducerThatFailsForGoodIsReplacedAndWhatItHadIsSentAgainInOrder() throws Exception {
    send("a", "b", "c");
    completeNext(null);
    fromAnotherThread(() -> {
      completeNext(new OutOfOrderSequenceException("the broker lost our place"));
      completeNext(new OutOfOrderSequenceException("the broker lost our place"));
    });
    assertThat(pumpsAsked).isOne();

    sender.pump();

    assertThat(producers).hasSize(2);
    assertThat(producers.get(0).closed()).isTrue();
    assertThat(topics(1)).containsExactly("b", "c");
    assertThat(refused).isEmpty();
  }

  @Test
  void aProducerThatNeverGetsOnIsGivenUpAndNothingItHeldIsLost() {
    send("a", "b");
    sender.giveProducerUp();
    assertThat(pumpsAsked).isOne();

    sender.pump();

    assertThat(topics(1)).containsExactly("a", "b");
    assertThat(refused).isEmpty();
  }

  @Test
  void aFullProducerIsAskedAgainUntilItTakesTheRecord() {
    producers.get(0).sendException = new TimeoutException("no room within max.block.ms");
    Thread waiting = new Thread(() -> send("a"));
    waiting.start();
    producers.get(0).sendException = null;
    joined(waiting);
    assertThat(topics(0)).containsExactly("a");
    assertThat(producers).hasSize(1);
  }

  @Test
  void aRecordThatTheLogWillNeverTakeIsHandedBackAndTheRestGoesOn() {
    producers.get(0).sendException = new RecordTooLargeException("too large");
    send("large");
    producers.get(0).sendException = null;
    send("small");
    assertThat(refused).containsExactly("large");
    assertThat(topics(0)).containsExactly("small");
  }

  @Test
  void stoppingEndsASendThatWaitsForTheBroker() {
    producers.get(0).sendException = new TimeoutException("the broker is away");
    Thread waiting = new Thread(() -> send("a"));
    waiting.start();
    sender.stop();
    joined(waiting);
    assertThat(topics(0)).isEmpty();
  }

  private MockProducer<byte[], byte[]> newProducer() {
    MockProducer<byte[], byte[]> producer =
        new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
          /** As the real one does: what is under way fails, on the producer's thread. */
          @Override
          public void close(Duration timeout) {
            fromAnotherThread(() -> {
              while (errorNext(new KafkaException("closed by force"))) {
                // the mock fails one at a time
              }
            });
            super.close(timeout);
          }
        };
    producers.add(producer);
    return producer;
  }

  private void send(String... topics) {
    for (String topic : topics) {
      BatchInFlight batch = new BatchInFlight(States.batch("abc123"), done -> written.add(topic));
      sender.send(
          new LogRecord(
              new ProducerRecord<>(topic, new byte[0]),
              LogRecord.Kind.STATE,
              batch,
              sequence++,
              sender));
    }
  }

  private long sequence;

  private void completeNext(RuntimeException failure) {
    boolean completed =
        failure == null ? producers.get(0).completeNext() : producers.get(0).errorNext(failure);
    assertThat(completed).isTrue();
  }

  private List<String> topics(int producer) {
    return producers.get(producer).history().stream().map(ProducerRecord::topic).toList();
  }

  private static void fromAnotherThread(Runnable task) {
    Thread thread = new Thread(task);
    thread.start();
    joined(thread);
  }

  private static void joined(Thread thread) {
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(thread.isAlive()).isFalse();
  }
}
