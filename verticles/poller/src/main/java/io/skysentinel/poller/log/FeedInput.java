package io.skysentinel.poller.log;

import io.skysentinel.core.contract.FeedBatch;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;

/** The way of one feed into the buffer. It holds batches back until it is released. */
public final class FeedInput {
  private static final String STOPPED = "the feed is stopped";

  private final BatchBuffer buffer;
  private final Executor feedsThread;
  private final Tenure tenure = new Tenure();

  FeedInput(BatchBuffer buffer, Executor feedsThread) {
    this.buffer = buffer;
    this.feedsThread = feedsThread;
  }

  Tenure tenure() {
    return tenure;
  }

  /** Completes when a batch may enter; whoever asks for batches asks for none before. */
  public Future<Void> ready() {
    return tenure.ready();
  }

  /**
   * Takes a batch. The future completes, on the thread of the feeds, when the batch is in the
   * buffer or was dropped; the feed offers nothing more until then, which is how a full buffer
   * pauses the source.
   */
  public Future<Void> offer(FeedBatch batch) {
    return buffer.enter(this, batch);
  }

  /**
   * From here on nothing enters: the next batch waits, and with it the feed, which so keeps its
   * place. What entered before is still sent.
   */
  public void hold() {
    tenure.hold();
  }

  /** Lets batches enter, the one that was held back first. */
  public void release() {
    Promise<Void> waiting = tenure.release();
    if (waiting != null) {
      feedsThread.execute(waiting::complete);
    }
    buffer.decideOffers();
  }

  /** The feed is stopped for good: the batch that waits was never accepted. */
  public void cancel() {
    Promise<Void> waiting = tenure.cancel();
    if (waiting != null) {
      feedsThread.execute(() -> waiting.fail(new CancellationException(STOPPED)));
    }
    buffer.refuse(this, STOPPED);
  }

  /** Cancels, and what entered and was not sent yet never will be: it is counted as dropped. */
  public void throwAway() {
    tenure.throwAway();
    cancel();
  }

  /** Completes, once this is cancelled, when the log has all that entered, or it is dropped. */
  public Future<Void> delivered() {
    return tenure.delivered();
  }

  /** Whether a batch waits: for its feed to be released, or for room. */
  public boolean hasWaiting() {
    return buffer.hasWaiting(this);
  }
}
