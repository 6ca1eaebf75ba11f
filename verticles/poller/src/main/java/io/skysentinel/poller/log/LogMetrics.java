package io.skysentinel.poller.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.platform.config.KafkaConfig;

/**
 * Counts what goes into the log. For every feed, received = published to each topic + dead letters
 * + dropped + what is in the buffer.
 */
final class LogMetrics {
  private final MeterRegistry registry;
  private final KafkaConfig.Topics topics;

  LogMetrics(MeterRegistry registry, KafkaConfig.Topics topics) {
    this.registry = registry;
    this.topics = topics;
  }

  void watch(BatchBuffer buffer) {
    Gauge.builder("producer.buffer.states", buffer, BatchBuffer::states)
        .description("States accepted that the broker has not confirmed yet")
        .register(registry);
    Gauge.builder("producer.buffer.capacity.states", buffer, BatchBuffer::limit)
        .description("States that the buffer before the log holds")
        .register(registry);
  }

  void received(FeedBatch batch) {
    count("producer.states.received", "States and rejects that came", batch, batch.size());
  }

  void dropped(FeedBatch batch) {
    dropped(batch, batch.size(), "full");
  }

  private void dropped(FeedBatch batch, int count, String reason) {
    String what = "States that did not find room, or that another node's newer ones made useless";
    count("producer.dropped", what, batch, count, "reason", reason);
  }

  /** The broker has all of it, or what is missing was thrown away. */
  void written(BatchInFlight written) {
    if (written.thrownAway() > 0) {
      dropped(written.batch, written.thrownAway(), "taken_over");
    }
    // They are the last of a batch, in order, so what was thrown away were the last of them.
    written.batch.rejects().stream()
        .limit(Math.max(0, written.batch.rejects().size() - written.thrownLetters()))
        .forEach(reject -> deadLetters(written.batch, reject.reason(), 1));
    if (written.refusedStates() > 0) {
      deadLetters(written.batch, RejectReason.REFUSED_BY_LOG, written.refusedStates());
    }
    published(topics.state(), written.batch, written.writtenTo(LogTopic.STATE));
    published(topics.updates(), written.batch, written.writtenTo(LogTopic.UPDATES));
  }

  private void deadLetters(FeedBatch batch, RejectReason reason, int count) {
    String what = "What could not be understood, confirmed by the broker";
    count("producer.deadletter", what, batch, count, "reason", reason.wireName());
  }

  private void published(String topic, FeedBatch batch, int count) {
    String what = "States confirmed by the broker";
    count("producer.flights.published", what, batch, count, "topic", topic);
  }

  private void count(
      String name, String description, FeedBatch batch, int count, String... furtherTags) {
    Counter.builder(name)
        .description(description)
        .tag("feed", batch.source().feed())
        .tags(furtherTags)
        .register(registry)
        .increment(count);
  }
}
