package io.skysentinel.poller.log;

import io.skysentinel.core.contract.FeedBatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A batch inside the buffer, until the broker has every record of it. */
final class BatchInFlight {
  final FeedBatch batch;
  final Tenure tenure;
  private final AtomicInteger states = new AtomicInteger();
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger thrownStates = new AtomicInteger();
  private final AtomicInteger thrownUpdates = new AtomicInteger();
  private final AtomicInteger thrownLetters = new AtomicInteger();
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
    switch (topic) {
      case STATE -> states.incrementAndGet();
      case UPDATES -> updates.incrementAndGet();
      case DEADLETTER -> {}
    }
    settled();
  }

  /** The record is not sent: another node may have written newer ones. */
  void threwAway(LogTopic topic) {
    switch (topic) {
      case STATE -> thrownStates.incrementAndGet();
      case UPDATES -> thrownUpdates.incrementAndGet();
      case DEADLETTER -> thrownLetters.incrementAndGet();
    }
    settled();
  }

  /** A state that the log refused has become a dead letter, which is waited for in its place. */
  void becameDeadLetter() {
    refused.incrementAndGet();
  }

  /** One record less to wait for. */
  void settled() {
    if (open.decrementAndGet() == 0) {
      onWritten.accept(this);
    }
  }

  int writtenStates() {
    return states.get();
  }

  int writtenUpdates() {
    return updates.get();
  }

  /** Of a batch that was cut in the middle, a state may stand in one of the topics only. */
  int thrownAway() {
    return Math.max(thrownStates.get(), thrownUpdates.get()) + thrownLetters.get();
  }

  int thrownLetters() {
    return thrownLetters.get();
  }

  int refusedStates() {
    return refused.get();
  }
}
