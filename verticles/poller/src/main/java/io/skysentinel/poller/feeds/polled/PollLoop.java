package io.skysentinel.poller.feeds.polled;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.polled.Polling.Question;
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
  private boolean stopped;
  private long timer = NO_TIMER;
  private long roundStartedMs;
  private boolean changedInRound;
  private int failuresInARow;
  private long waitedNanos;
  private int states;

  PollLoop(FeedContext context, Polling polling) {
    this.context = context;
    this.polling = polling;
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
    changedInRound = false;
    context
        .sink()
        .ready()
        .compose(go -> ask())
        .onSuccess(done -> succeeded())
        .onFailure(this::failed);
  }

  private Future<Void> ask() {
    roundStartedMs = context.nowMs();
    waitedNanos = 0;
    states = 0;
    return ask(polling.round(), 0);
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
    long receivedAtMs = context.nowMs();
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
    String problem = question.host() + "'s answer makes no sense: " + detail;
    return rejected(
        question,
        receivedAtMs,
        new Reject(reason, question.where(), detail, kept),
        new FeedFailure(FailureKind.MALFORMED, problem));
  }

  private Future<Understood> refused(Question question, Throwable problem) {
    if (!(problem instanceof OversizedAnswer oversized)) {
      return Future.failedFuture(problem);
    }
    Reject reject =
        new Reject(
            RejectReason.TOO_LARGE,
            question.where(),
            String.valueOf(oversized.getMessage()),
            oversized.beginning());
    return Future.succeededFuture(rejected(question, context.nowMs(), reject, oversized));
  }

  private static Understood rejected(
      Question question, long receivedAtMs, Reject reject, FeedFailure failure) {
    FeedBatch batch = new FeedBatch(question.source(), receivedAtMs, List.of(), List.of(reject));
    return new Understood(batch, failure);
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
    long retryInMs = context.retryInMs(failure, failuresInARow);
    if (changedInRound) {
      // What failed were the old settings: whoever changed them shall not wait long to see it.
      retryInMs = Math.min(retryInMs, regularDelayMs());
    }
    context.report().failed(failure, waitedNanos, retryInMs);
    again(retryInMs);
  }

  private long regularDelayMs() {
    long nowMs = context.nowMs();
    return polling.delayMs(nowMs, Math.max(0, nowMs - roundStartedMs));
  }

  private void again(long delayMs) {
    timer = context.after(delayMs, this::round);
  }
}
