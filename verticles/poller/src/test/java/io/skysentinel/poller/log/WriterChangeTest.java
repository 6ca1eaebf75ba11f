package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.testing.SampleBatches;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of records when the sender's writer has to be admitted, is fenced off, or ends. */
class WriterChangeTest {
  private final List<String> names = new CopyOnWriteArrayList<>();
  private final List<ScriptedProducer> producers = new CopyOnWriteArrayList<>();
  private final List<BatchInFlight> written = new CopyOnWriteArrayList<>();
  private final WriterGate gate = new WriterGate();
  private final RecordSender sender =
      new RecordSender(
          this::producer,
          new RecordEncoder(
              new KafkaConfig.Topics(
                  "states", "updates", "processed", "anomalies", "models", "dead"),
              () -> 0),
          gate,
          new SenderThread(3_600_000),
          0);
  private final Tenure tenure = new Tenure();

  @AfterEach
  void close() {
    sender.close();
  }

  @Test
  void nothingIsSentBeforeTheWriterIsAdmitted() {
    send(tenure, "aaaaaa");
    await().until(() -> gate.open() != null);
    assertThat(gate.isOurs(gate.open())).isTrue();
    assertThat(producers.get(0).tries()).isZero();

    gate.admit(gate.open());

    awaitSent(0, "aaaaaa", "aaaaaa");
  }

  @Test
  void aWriterThatIsFencedOffIsFollowedByAnotherThatWaitsToBeAdmitted() {
    admitted();
    send(tenure, "aaaaaa");
    awaitSent(0, "aaaaaa", "aaaaaa");
    producers.get(0).errorNext(new ProducerFencedException("another writes"));

    await().until(() -> producers.size() == 2 && gate.open() != null);
    assertThat(names.get(1)).isNotEqualTo(names.get(0));
    assertThat(producers.get(0).closed()).isTrue();
    assertThat(producers.get(1).tries()).isZero();

    gate.admit(gate.open());

    awaitSent(1, "aaaaaa", "aaaaaa");
  }

  @Test
  void whatIsThrownAwayNeverLeavesAndTheOthersGoOnInOrder() {
    Tenure lost = new Tenure();
    admitted();
    send(lost, "aaaaaa");
    awaitSent(0, "aaaaaa", "aaaaaa");
    producers.get(0).errorNext(new ProducerFencedException("another writes"));
    await().until(() -> producers.size() == 2 && gate.open() != null);
    send(lost, "bbbbbb");
    send(tenure, "cccccc", "dddddd");

    lost.throwAway();
    gate.admit(gate.open());

    awaitSent(1, "cccccc", "cccccc", "dddddd", "dddddd");
    await().until(() -> written.size() == 2);
    assertThat(written).extracting(BatchInFlight::thrownAway).containsExactly(1, 1);
    assertThat(written).extracting(batch -> batch.writtenTo(LogTopic.UPDATES)).containsOnly(0);
  }

  @Test
  void whatIsThrownAwayNeedsNoBrokerToMakeRoom() {
    admitted();
    producers.get(0).refuse(new TimeoutException("the broker is away"));
    send(tenure, "aaaaaa");
    await().until(() -> producers.get(0).tries() > 0);

    tenure.throwAway();

    await().until(() -> written.size() == 1);
    assertThat(written.get(0).thrownAway()).isOne();
  }

  @Test
  void aTransactionEndsByItself() {
    admitted();
    send(tenure, "aaaaaa");
    await().until(() -> producers.get(0).commits() == 1);
  }

  @Test
  void aWriterThatCannotEndItsTransactionIsReplaced() {
    admitted();
    producers.get(0).failCommit(new ProducerFencedException("another writes"));
    send(tenure, "aaaaaa");

    await().until(() -> producers.size() == 2 && gate.open() != null);
    gate.admit(gate.open());

    awaitSent(1, "aaaaaa", "aaaaaa");
  }

  private Producer<byte[], byte[]> producer(String name) {
    ScriptedProducer made = new ScriptedProducer();
    names.add(name);
    producers.add(made);
    return made;
  }

  private void admitted() {
    sender.open();
    await().until(() -> gate.open() != null);
    gate.admit(gate.open());
  }

  private void send(Tenure of, String... icao24s) {
    sender.send(new BatchInFlight(SampleBatches.of(icao24s), of, written::add));
  }

  private void awaitSent(int producer, String... keys) {
    await().until(() -> producers.get(producer).history().size() >= keys.length);
    assertThat(producers.get(producer).history())
        .extracting(record -> new String(record.key(), StandardCharsets.US_ASCII))
        .containsExactly(keys);
  }
}
