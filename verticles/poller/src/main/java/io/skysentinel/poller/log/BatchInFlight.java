package io.skysentinel.poller.log;

import io.skysentinel.core.contract.FeedBatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A batch inside the buffer, until the broker has every record of it. */
final class BatchInFlight {
  final FeedBatch batch;
  private final AtomicInteger states = new AtomicInteger();
  private final AtomicInteger updates = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger open;
  private final Consumer<BatchInFlight> onWritten;

  BatchInFlight(FeedBatch batch, Consumer<BatchInFlight> onWritten) {
    this.batch = batch;
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

  int refusedStates() {
    return refused.get();
  }
}
