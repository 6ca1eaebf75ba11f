package io.skysentinel.poller.feeds;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what feeds offer, and lets them wait when the test wants it. */
public final class RecordedSink implements FeedSink {
  public final List<FeedBatch> batches = new CopyOnWriteArrayList<>();
  private volatile Promise<Void> room = opened();
  private volatile Promise<Void> mayAsk = opened();
  private volatile boolean overrun;

  @Override
  public Future<Void> ready() {
    return mayAsk.future();
  }

  @Override
  public Future<Void> offer(FeedBatch batch) {
    if (!room.future().isComplete() && !batches.isEmpty()) {
      overrun |= waiting;
      waiting = true;
    }
    batches.add(batch);
    return room.future().onComplete(done -> waiting = false);
  }

  private volatile boolean waiting;

  /** Nobody may be asked from now on. */
  public void park() {
    mayAsk = Promise.promise();
  }

  public void unpark() {
    mayAsk.complete();
  }

  /** What is offered from now on waits. */
  public void full() {
    room = Promise.promise();
  }

  public void drained() {
    room.complete();
  }

  public void dismissed(Throwable reason) {
    room.fail(reason);
  }

  /** Whether a batch was offered while another one still waited. */
  public boolean wasOverrun() {
    return overrun;
  }

  public List<FlightState> states() {
    return batches.stream().flatMap(batch -> batch.states().stream()).toList();
  }

  public List<Reject> rejects() {
    return batches.stream().flatMap(batch -> batch.rejects().stream()).toList();
  }

  private static Promise<Void> opened() {
    Promise<Void> open = Promise.promise();
    open.complete();
    return open;
  }
}
