package io.skysentinel.platform.web;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.util.ReferenceCounted;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
    Asked asked = new Asked(question, version);
    return shared(
        asked,
        () -> {
          source.retain();
          return make(asked, maker).onComplete(made -> source.release());
        });
  }

  /**
   * The same of what has to be looked up first; it is not while the answer is known, or being made.
   *
   * @param source looks it up
   */
  public <T> Future<ByteBuf> answerOf(
      Object question, Object version, Supplier<Future<T>> source, Function<T, byte[]> maker) {
    Asked asked = new Asked(question, version);
    return shared(
        asked, () -> source.get().compose(found -> make(asked, () -> maker.apply(found))));
  }

  private Future<ByteBuf> make(Asked asked, Supplier<byte[]> maker) {
    return worker.run(() -> answers.keep(asked.question(), asked.version(), maker.get()));
  }

  /** One answer for all who ask the same while it is made. */
  private Future<ByteBuf> shared(Asked asked, Supplier<Future<ByteBuf>> maker) {
    ByteBuf known = answers.known(asked.question(), asked.version());
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<ByteBuf> making = underWay.get(asked);
    if (making == null) {
      if (underWay.size() == MOST_WAITING) {
        return Future.failedFuture(
            new BusyException("Too many other questions wait for an answer"));
      }
      making = begin(asked, maker.get());
    }
    return making.map(ByteBuf::retain);
  }

  private Future<ByteBuf> begin(Asked asked, Future<ByteBuf> making) {
    underWay.put(asked, making);
    making.onComplete(made -> {
      underWay.remove(asked);
      if (made.succeeded()) {
        // Behind all who wait for it, each of whom retains it now.
        loop.later(made.result()::release);
      }
    });
    return making;
  }
}
