package io.skysentinel.platform.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCounted;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Makes the answers that all aircraft or all anomalies have to be looked through for, away from the
 * event loop that asks: one takes milliseconds, and a few hundred different questions at once would
 * keep everybody waiting who watches. All loops share one thread for it. Used by one event loop
 * only.
 */
public final class AnswerMaker {
  /** So many different questions may wait; each holds on to what it is to be made of. */
  static final int MOST_WAITING = 64;

  private final AnswerCache answers;
  private final Worker worker;
  private final Runner loop;
  private final Map<Asked, Future<ByteBuf>> underWay = new HashMap<>();

  /** Runs something elsewhere, and tells the event loop how it ended. */
  @FunctionalInterface
  interface Worker {
    Future<ByteBuf> run(Callable<ByteBuf> task);
  }

  /** Runs something on the event loop, after what it is doing now. */
  @FunctionalInterface
  interface Runner {
    void later(Runnable task);
  }

  private record Asked(Object question, Object version) {}

  AnswerMaker(AnswerCache answers, Worker worker, Runner loop) {
    this.answers = answers;
    this.worker = worker;
    this.loop = loop;
  }

  /** The answer to a question about what is always there, as below. */
  public Future<ByteBuf> answer(Object question, Object version, Supplier<byte[]> maker) {
    return answer(question, version, Unpooled.EMPTY_BUFFER, maker);
  }

  /**
   * The answer to a question; the caller's to release. Fails with a {@link BusyException}.
   *
   * @param version of what it is made of; with another one it is made again
   * @param source what it is made of, held on to until it is made
   */
  public Future<ByteBuf> answer(
      Object question, Object version, ReferenceCounted source, Supplier<byte[]> maker) {
    ByteBuf known = answers.known(question, version);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Asked asked = new Asked(question, version);
    Future<ByteBuf> making = underWay.get(asked);
    if (making == null) {
      if (underWay.size() == MOST_WAITING) {
        return Future.failedFuture(
            new BusyException("too many other questions wait for an answer"));
      }
      making = make(asked, source, maker);
    }
    return making.map(ByteBuf::retain);
  }

  private Future<ByteBuf> make(Asked asked, ReferenceCounted source, Supplier<byte[]> maker) {
    source.retain();
    Future<ByteBuf> making =
        worker.run(() -> answers.keep(asked.question(), asked.version(), maker.get()));
    underWay.put(asked, making);
    making.onComplete(made -> {
      underWay.remove(asked);
      source.release();
      if (made.succeeded()) {
        // Behind all who wait for it, each of whom retains it now.
        loop.later(made.result()::release);
      }
    });
    return making;
  }
}
