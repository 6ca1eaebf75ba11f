package io.skysentinel.poller.log;

import io.skysentinel.core.contract.FeedBatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A batch inside the buffer, until the broker has every record of it. */
final class BatchInFlight {
  final FeedBatch batch;
  final Tenure tenure;

  private final TopicCounts written = new TopicCounts();
  private final TopicCounts thrown = new TopicCounts();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger open;
  private final Consumer<BatchInFlight> onWritten;

  BatchInFlight(FeedBatch batch, Tenure tenure, Consumer<BatchInFlight> onWritten) {
    this.batch = batch;
    this.tenure = tenure;
    this.open = new AtomicInteger(2 * batch.states().size() + batch.rejects().size());
    this.onWritten = onWritten;
  }

  /** The broker has the record. Called by the producer's own thread. */
  void written(LogTopic topic) {
    written.add(topic);
    settled();
  }

  /** The record is not sent: another node may have written newer ones. */
  void threwAway(LogTopic topic) {
    thrown.add(topic);
    settled();
  }

  /** Whether a dead letter takes the place of the record that the log refused. */
  boolean refused(LogTopic topic) {
    if (topic != LogTopic.STATE) {
      // Its twin in the other topic stands for it; a dead letter that is refused has nowhere to go.
      settled();
      return false;
    }
    refused.incrementAndGet();
    return true;
  }

  /** One record less to wait for. */
  void settled() {
    if (open.decrementAndGet() == 0) {
      onWritten.accept(this);
    }
  }

  int writtenTo(LogTopic topic) {
    return written.of(topic);
  }

  int thrownLetters() {
    return thrown.of(LogTopic.DEADLETTER);
  }

  /** Of a batch that was cut in the middle, a state may stand in one of the topics only. */
  int thrownAway() {
    int states = thrown.of(LogTopic.STATE);
    return Math.max(states, thrown.of(LogTopic.UPDATES)) + thrownLetters();
  }

  int refusedStates() {
    return refused.get();
  }
}
