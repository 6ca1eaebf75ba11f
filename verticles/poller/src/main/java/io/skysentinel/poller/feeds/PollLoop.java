package io.skysentinel.poller.feeds;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.poller.feeds.Polling.Question;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks, understands, hands over, waits; again and again. A round never overlaps the one before it,
 * and a batch that waits for room holds the next round back. Used from one context.
 */
final class PollLoop {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

  /** As much of an answer that is no answer goes to the dead letters. */
  private static final int KEPT_OF_MALFORMED = 64 * 1024;

  private static final long NO_TIMER = -1;

  /** What an answer came to; one that makes no sense is a batch too, of its one reject. */
  private record Understood(FeedBatch batch, @Nullable FeedFailure failure) {}

  private final FeedContext context;
  private final Polling polling;
  private final RetryDelays delays;
  private boolean stopped;
  private long timer = NO_TIMER;
  private long roundStartedMs;
  private boolean changedInRound;
  private int failuresInARow;
  private long waitedNanos;
  private int states;

  PollLoop(FeedContext context, Polling polling, RetryDelays delays) {
    this.context = context;
    this.polling = polling;
    this.delays = delays;
  }

  void start() {
    round();
  }

  void stop() {
    stopped = true;
    context.vertx().cancelTimer(timer);
  }

  /** The next round uses the new settings, and comes no later than they say. */
  void settingsChanged() {
    failuresInARow = 0;
    if (timer == NO_TIMER) {
      changedInRound = true;
    } else {
      context.vertx().cancelTimer(timer);
      again(regularDelayMs());
    }
  }

  private void round() {
    timer = NO_TIMER;
    roundStartedMs = context.clockMs().getAsLong();
    changedInRound = false;
    waitedNanos = 0;
    states = 0;
    Future.succeededFuture()
        .compose(go -> ask(polling.round(), 0))
        .onSuccess(done -> succeeded())
        .onFailure(this::failed);
  }

  private Future<Void> ask(List<Question> questions, int next) {
    if (stopped || next == questions.size()) {
      return Future.succeededFuture();
    }
    Question question = questions.get(next);
    return answer(question)
        .compose(body -> understand(question, body), problem -> refused(question, problem))
        .compose(this::handOver)
        .compose(done -> ask(questions, next + 1));
  }

  private Future<byte[]> answer(Question question) {
    long askedNanos = System.nanoTime();
    return Future.succeededFuture()
        .compose(go -> question.ask().get())
        .onComplete(outcome -> waitedNanos += System.nanoTime() - askedNanos);
  }

  private Future<Understood> understand(Question question, byte[] body) {
    long receivedAtMs = context.clockMs().getAsLong();
    return context.vertx().executeBlocking(() -> parse(question, body, receivedAtMs), false);
  }

  private Understood parse(Question question, byte[] body, long receivedAtMs) {
    RejectReason reason;
    String detail;
    try {
      ParsedAnswer parsed = polling.parse(body, question.where(), receivedAtMs);
      return new Understood(
          new FeedBatch(question.source(), receivedAtMs, parsed.states(), parsed.rejects()), null);
    } catch (MalformedAnswerException malformed) {
      reason = malformed.reason();
      detail = String.valueOf(malformed.getMessage());
    } catch (RuntimeException bug) {
      LOG.error("Feed {}: an answer broke its parser", context.name(), bug);
      reason = RejectReason.MALFORMED;
      detail = "it broke the parser: " + bug;
    }
    byte[] kept = Arrays.copyOf(body, Math.min(body.length, KEPT_OF_MALFORMED));
    Reject reject = new Reject(reason, question.where(), detail, kept);
    return new Understood(
        new FeedBatch(question.source(), receivedAtMs, List.of(), List.of(reject)),
        new FeedFailure(
            FailureKind.MALFORMED, question.host() + "'s answer makes no sense: " + detail));
  }

  private Future<Understood> refused(Question question, Throwable problem) {
    if (!(problem instanceof OversizedAnswer oversized)) {
      return Future.failedFuture(problem);
    }
    FeedFailure failure = oversized.failure();
    Reject reject =
        new Reject(
            RejectReason.TOO_LARGE,
            question.where(),
            String.valueOf(failure.getMessage()),
            oversized.beginning());
    long nowMs = context.clockMs().getAsLong();
    return Future.succeededFuture(
        new Understood(
            new FeedBatch(question.source(), nowMs, List.of(), List.of(reject)), failure));
  }

  private Future<Void> handOver(Understood understood) {
    if (stopped) {
      return Future.failedFuture(new CancellationException("the feed is stopped"));
    }
    FeedBatch batch = understood.batch();
    states += batch.states().size();
    Future<Void> accepted =
        batch.size() == 0 ? Future.succeededFuture() : context.sink().offer(batch);
    FeedFailure failure = understood.failure();
    return failure == null ? accepted : accepted.compose(done -> Future.failedFuture(failure));
  }

  private void succeeded() {
    if (!stopped) {
      failuresInARow = 0;
      context.report().succeeded(waitedNanos, states);
      again(regularDelayMs());
    }
  }

  private void failed(Throwable problem) {
    if (stopped || problem instanceof CancellationException) {
      return;
    }
    FeedFailure failure;
    if (problem instanceof FeedFailure known) {
      failure = known;
    } else {
      LOG.error("Feed {}: a round failed as none should", context.name(), problem);
      failure = new FeedFailure(FailureKind.MALFORMED, "an unexpected error: " + problem);
    }
    failuresInARow++;
    long retryInMs = delays.after(failure, failuresInARow, context.random().nextDouble());
    if (changedInRound) {
      // What failed were the old settings: whoever changed them shall not wait long to see it.
      retryInMs = Math.min(retryInMs, regularDelayMs());
    }
    context.report().failed(failure, waitedNanos, retryInMs);
    again(retryInMs);
  }

  private long regularDelayMs() {
    long nowMs = context.clockMs().getAsLong();
    return polling.delayMs(nowMs, Math.max(0, nowMs - roundStartedMs));
  }

  private void again(long delayMs) {
    timer = context.vertx().setTimer(Math.max(1, delayMs), due -> round());
  }
}
