package io.skysentinel.poller.log;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.poller.log.PublisherConfig.WhenFull;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The one bounded queue between the feeds and the log. It counts the states that the broker has not
 * confirmed yet, and decides what becomes of a batch that finds no room: with {@link
 * WhenFull#PAUSE} its feed waits, with {@link WhenFull#DROP} the batch is dropped.
 *
 * <p>The offers that wait are bounded as well: a feed offers its next batch only when the last one
 * was accepted, so there is never more than one of each feed.
 */
public final class BatchBuffer {

  /** Where batches go from here. Called by any thread. */
  public interface Outlet {

    /** The batch counts as being in the buffer until {@link BatchBuffer#leave} is told its size. */
    void accepted(FeedBatch batch, FeedInput from);

    /** There was no room for the batch, and the configuration says that its feed shall not wait. */
    void dropped(FeedBatch batch);
  }

  private record Offer(FeedInput from, FeedBatch batch, Promise<Void> answer) {}

  private final Outlet outlet;
  private final Executor feedsThread;
  private final Deque<Offer> offers = new ArrayDeque<>();
  private final Promise<Void> emptied = Promise.promise();
  private int limit;
  private WhenFull whenFull;
  private long states;
  private boolean closed;

  /**
   * @param feedsThread where the feeds live and are answered
   */
  public BatchBuffer(int limit, WhenFull whenFull, Outlet outlet, Executor feedsThread) {
    this.limit = limit;
    this.whenFull = whenFull;
    this.outlet = outlet;
    this.feedsThread = feedsThread;
  }

  /** The way in for one more feed, which is held until it is released. */
  public FeedInput input() {
    return new FeedInput(this, feedsThread);
  }

  /** Takes over new limits. They count for the batches that wait as well. */
  void limits(int newLimit, WhenFull policy) {
    synchronized (this) {
      limit = newLimit;
      whenFull = policy;
    }
    decideOffers();
  }

  /** The broker has so many states more, which makes room. */
  void leave(int size) {
    synchronized (this) {
      states -= size;
      if (closed && states == 0) {
        emptied.tryComplete();
      }
    }
    decideOffers();
  }

  /** Accepts nothing more; completes when the broker has what was accepted. */
  Future<Void> close() {
    synchronized (this) {
      closed = true;
      if (states == 0) {
        emptied.tryComplete();
      }
    }
    refuse(offer -> true, "the node is shutting down");
    return emptied.future();
  }

  synchronized long states() {
    return states;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  synchronized int limit() {
    return limit;
  }

  Future<Void> enter(FeedInput from, FeedBatch batch) {
    if (batch.size() == 0) {
      return Future.succeededFuture();
    }
    Offer offer = new Offer(from, batch, Promise.promise());
    synchronized (this) {
      if (closed) {
        return Future.failedFuture(new CancellationException("the node is shutting down"));
      }
      offers.add(offer);
    }
    decideOffers();
    return offer.answer.future();
  }

  /** Nobody is told anything under the lock: who hears it may come back here at once. */
  void decideOffers() {
    for (Runnable next = nextDecision(); next != null; next = nextDecision()) {
      next.run();
    }
  }

  /** Whoever waits longer enters first, even when a smaller batch behind it would fit. */
  private synchronized @Nullable Runnable nextDecision() {
    boolean full = false;
    for (Iterator<Offer> waiting = offers.iterator(); waiting.hasNext(); ) {
      Offer offer = waiting.next();
      if (offer.from.tenure().isHeld()) {
        continue;
      }
      full = full || !fits(offer.batch.size());
      if (!full) {
        waiting.remove();
        states += offer.batch.size();
        offer.from.tenure().entered(offer.batch.size());
        return () -> answer(offer, batch -> outlet.accepted(batch, offer.from));
      }
      if (whenFull == WhenFull.DROP) {
        waiting.remove();
        return () -> answer(offer, outlet::dropped);
      }
    }
    return null;
  }

  /** A batch larger than the whole buffer enters when the buffer is empty. */
  private boolean fits(int size) {
    return states == 0 || states + size <= limit;
  }

  private void answer(Offer offer, Consumer<FeedBatch> decision) {
    decision.accept(offer.batch);
    feedsThread.execute(offer.answer::complete);
  }

  /** What waits of the feed was never accepted. */
  void refuse(FeedInput from, String why) {
    refuse(offer -> offer.from == from, why);
  }

  synchronized boolean hasWaiting(FeedInput from) {
    return offers.stream().anyMatch(offer -> offer.from == from);
  }

  private void refuse(Predicate<Offer> which, String why) {
    List<Offer> refused = new ArrayList<>();
    synchronized (this) {
      offers.removeIf(offer -> which.test(offer) && refused.add(offer));
    }
    refused.forEach(
        offer -> feedsThread.execute(() -> offer.answer.fail(new CancellationException(why))));
  }
}
