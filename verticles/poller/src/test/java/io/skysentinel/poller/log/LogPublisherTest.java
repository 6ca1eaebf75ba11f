package io.skysentinel.poller.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.poller.log.PublisherConfig.WhenFull;
import io.skysentinel.testing.SampleBatches;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogPublisherTest {
  private final ScriptedProducer producer = new ScriptedProducer();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LiveConfig config = new LiveConfig(config(WhenFull.PAUSE));
  private final LogPublisher publisher =
      new LogPublisher(name -> producer, config, registry, () -> 1_000, Runnable::run);
  private final FeedInput feed = publisher.input();

  @BeforeEach
  void release() {
    publisher.open().admitAll();
    feed.release();
  }

  @AfterEach
  void close() {
    publisher.close(Duration.ZERO);
  }

  @Test
  void aStateGoesToBothTopicsUnderItsAddress() {
    feed.offer(SampleBatches.of("abc123"));

    List<ProducerRecord<byte[], byte[]>> sent = sent(2);
    assertThat(sent)
        .extracting(ProducerRecord::topic)
        .containsExactly("flights.state", "flights.updates");
    assertThat(sent).allSatisfy(record -> assertThat(record.key()).isEqualTo(bytes("abc123")));
    assertThat(sent.get(0).value()).asString(UTF_8).contains("\"type\":\"flight_state\"");
    assertThat(sent.get(1).value()).asString(UTF_8).contains("\"type\":\"flight_update\"");
  }

  @Test
  void aRejectGoesToTheDeadLettersWithItsBytesAndItsReason() {
    feed.offer(SampleBatches.withReject("abc123", "[\"abc123\",7]"));

    ProducerRecord<byte[], byte[]> letter = sent(3).get(2);
    assertThat(letter.topic()).isEqualTo("flights.deadletter");
    assertThat(letter.key()).isEqualTo(bytes("test"));
    assertThat(letter.value()).isEqualTo(bytes("[\"abc123\",7]"));
    assertThat(letter.headers().lastHeader("reason").value()).isEqualTo(bytes("wrong_type"));
    assertThat(letter.headers().lastHeader("where").value()).isEqualTo(bytes("row 1 of a test"));
  }

  @Test
  void nothingIsCountedAsPublishedBeforeTheBrokerHasIt() {
    feed.offer(SampleBatches.withReject("abc123", "x"));
    sent(3);
    assertThat(count("producer.states.received")).isEqualTo(2);
    assertThat(publisher.bufferedStates()).isEqualTo(2);

    confirmAll();

    assertThat(publisher.bufferedStates()).isZero();
    assertThat(published("flights.state")).isOne();
    assertThat(published("flights.updates")).isOne();
    assertThat(count("producer.deadletter")).isOne();
  }

  @Test
  void aFullBufferMakesTheFeedWait() {
    feed.offer(SampleBatches.numbered(0, 4));
    Future<Void> next = feed.offer(SampleBatches.numbered(4, 1));
    sent(8);
    assertThat(next.isComplete()).isFalse();

    confirmAll();

    assertThat(next.succeeded()).isTrue();
    sent(10);
  }

  @Test
  void aFullBufferDropsAndCountsWhereTheConfigurationSaysSo() {
    config.swap(config(WhenFull.DROP));
    feed.offer(SampleBatches.numbered(0, 4));

    Future<Void> next = feed.offer(SampleBatches.numbered(4, 3));

    assertThat(next.succeeded()).isTrue();
    assertThat(dropped("full")).isEqualTo(3);
    assertThat(count("producer.states.received")).isEqualTo(7);
  }

  @Test
  void aRecordThatTheLogRefusesBecomesADeadLetter() {
    feed.offer(SampleBatches.of("abc123"));
    sent(2);
    producer.errorNext(new RecordTooLargeException("too large"));

    ProducerRecord<byte[], byte[]> letter = sent(3).get(2);
    assertThat(letter.topic()).isEqualTo("flights.deadletter");
    assertThat(letter.headers().lastHeader("reason").value()).isEqualTo(bytes("refused_by_log"));
    confirmAll();
    assertThat(published("flights.state")).isZero();
    assertThat(count("producer.deadletter")).isOne();
    assertThat(count("producer.states.received")).isOne();
    assertThat(publisher.bufferedStates()).isZero();
  }

  @Test
  void whatIsThrownAwayIsCountedAndMakesRoom() {
    feed.offer(SampleBatches.withReject("abc123", "x"));
    sent(3);
    producer.refuse(new TimeoutException("the broker is away"));
    feed.offer(SampleBatches.of("abc124"));

    feed.throwAway();
    await().until(() -> publisher.bufferedStates() == 2);
    assertThat(feed.delivered().isComplete()).isFalse();
    confirmAll();

    assertThat(feed.delivered().succeeded()).isTrue();
    assertThat(publisher.bufferedStates()).isZero();
    assertThat(dropped("taken_over")).isOne();
    assertThat(count("producer.deadletter")).isOne();
    assertThat(published("flights.updates")).isOne();
    assertThat(count("producer.states.received")).isEqualTo(3);
  }

  @Test
  void closingWaitsForTheBroker() {
    feed.offer(SampleBatches.of("abc123"));
    sent(2);
    Future<Void> closed = publisher.close(Duration.ofSeconds(30));
    assertThat(closed.isComplete()).isFalse();

    confirmAll();

    await().until(closed::succeeded);
    assertThat(producer.closed()).isTrue();
  }

  @Test
  void closingGivesUpABrokerThatNeverAnswers() {
    feed.offer(SampleBatches.of("abc123"));
    Future<Void> closed = publisher.close(Duration.ofMillis(1));
    await().until(closed::succeeded);
  }

  private List<ProducerRecord<byte[], byte[]>> sent(int count) {
    await().until(() -> producer.history().size() >= count);
    assertThat(producer.history()).hasSize(count);
    return producer.history();
  }

  private void confirmAll() {
    while (producer.completeNext()) {
      // the mock completes one at a time
    }
  }

  private double count(String name) {
    return registry.get(name).counter().count();
  }

  private double dropped(String reason) {
    return registry.get("producer.dropped").tag("reason", reason).counter().count();
  }

  private double published(String topic) {
    return registry.get("producer.flights.published").tag("topic", topic).counter().count();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static SkyConfig config(WhenFull whenFull) {
    return SkyConfig.defaults()
        .with(
            PublisherConfig.PART,
            new PublisherConfig(4, whenFull, 0, 16_384, PublisherConfig.Compression.NONE));
  }
}
