package io.skysentinel.poller.feeds.polled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.RetryDelays;
import io.skysentinel.poller.feeds.receiver.SbsConfig;
import io.skysentinel.testing.SampleFlights;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollLoopIT {
  private static final Source SOURCE =
      new Source("test", "test", Source.Mode.LIVE, null, Double.NaN);

  private final FeedBench bench = new FeedBench();
  private final Script polling = new Script();

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void asksAgainAndAgain() throws Exception {
    polling.answer = () -> Future.succeededFuture("two".getBytes());
    start();

    await().until(() -> bench.report.successes.size() >= 3);

    assertThat(bench.report.successes).containsOnly(2);
    assertThat(bench.sink.batches.get(0).source()).isEqualTo(SOURCE);
    assertThat(bench.sink.batches.get(0).states()).hasSize(2);
  }

  @Test
  void neverAsksBeforeTheLastAnswerIsIn() throws Exception {
    Promise<byte[]> late = Promise.promise();
    polling.answer = late::future;
    start();
    await().until(() -> polling.rounds.get() == 1);

    bench.sink.full();
    late.complete("two".getBytes());
    await().until(() -> bench.sink.batches.size() == 1);
    assertThat(bench.report.successes).isEmpty();
    assertThat(polling.rounds).hasValue(1);

    bench.sink.drained();
    await().until(() -> polling.rounds.get() > 1);
    assertThat(bench.sink.wasOverrun()).isFalse();
  }

  @Test
  void asksNobodyWhileItIsParked() throws Exception {
    polling.answer = () -> Future.succeededFuture("two".getBytes());
    bench.sink.park();
    start();
    assertThat(bench.reconfigure(SETTINGS)).isTrue();
    assertThat(polling.rounds).hasValue(0);

    bench.sink.unpark();

    await().until(() -> polling.rounds.get() > 1);
  }

  @Test
  void backsOffAndRecoversByItself() throws Exception {
    List<FailureKind> kinds = new ArrayList<>(List.of(FailureKind.values()));
    polling.answer =
        () ->
            kinds.isEmpty()
                ? Future.succeededFuture("two".getBytes())
                : Future.failedFuture(new FeedFailure(kinds.remove(0), "trouble"));
    start();

    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(bench.report.kinds()).containsExactly(FailureKind.values());
    assertThat(bench.report.failures).allSatisfy(f -> assertThat(f.retryInMs()).isPositive());
  }

  @Test
  void sendsAnAnswerThatMakesNoSenseToTheDeadLetters() throws Exception {
    byte[] nonsense = ("nonsense" + "x".repeat(100_000)).getBytes();
    List<byte[]> answers = new ArrayList<>(List.of(nonsense, "bug".getBytes()));
    polling.answer =
        () -> Future.succeededFuture(answers.isEmpty() ? "two".getBytes() : answers.remove(0));
    start();

    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(bench.report.kinds()).containsExactly(FailureKind.MALFORMED, FailureKind.MALFORMED);
    Reject reject = bench.sink.rejects().get(0);
    assertThat(reject.reason()).isEqualTo(RejectReason.UNEXPECTED_SHAPE);
    assertThat(reject.where()).isEqualTo("/test");
    assertThat(reject.raw()).hasSize(64 * 1024).startsWith("nonsense".getBytes());
    assertThat(bench.sink.rejects().get(1).raw()).isEqualTo("bug".getBytes());
  }

  @Test
  void sendsTheBeginningOfAnOversizedAnswerToTheDeadLetters() throws Exception {
    List<String> once = new ArrayList<>(List.of("once"));
    polling.answer =
        () ->
            once.isEmpty()
                ? Future.succeededFuture("two".getBytes())
                : Future.failedFuture(new OversizedAnswer("host", 7, once.remove(0).getBytes()));
    start();

    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(bench.report.kinds()).containsExactly(FailureKind.TOO_LARGE);
    assertThat(bench.sink.rejects()).extracting(Reject::reason).contains(RejectReason.TOO_LARGE);
    assertThat(bench.sink.rejects().get(0).raw()).isEqualTo("once".getBytes());
  }

  @Test
  void offersNothingOnceStopped() throws Exception {
    Promise<byte[]> late = Promise.promise();
    polling.answer = late::future;
    start();
    await().until(() -> polling.rounds.get() == 1);

    bench.stop();
    bench.on(() -> late.tryComplete("two".getBytes()));
    bench.vertx.executeBlocking(() -> "the parser's turn is over", true).await();
    bench.on(() -> "and what came of it too");

    assertThat(bench.sink.batches).isEmpty();
    assertThat(bench.report.successes).isEmpty();
    assertThat(bench.report.failures).isEmpty();
  }

  @Test
  void takesARefusalAtTheGateForTheEndAndNotForAFailure() throws Exception {
    bench.sink.full();
    polling.answer = () -> Future.succeededFuture("two".getBytes());
    start();
    await().until(() -> bench.sink.batches.size() == 1);

    bench.on(() -> {
      bench.sink.dismissed(new CancellationException("the feed is stopped"));
      return "done";
    });

    assertThat(bench.report.failures).isEmpty();
    assertThat(polling.rounds).hasValue(1);
  }

  @Test
  void aShorterIntervalTakesEffectAtOnce() throws Exception {
    polling.intervalMs = 3_600_000;
    polling.answer = () -> Future.succeededFuture("two".getBytes());
    start();
    await().until(() -> bench.report.successes.size() == 1);

    polling.intervalMs = 1;
    assertThat(bench.reconfigure(SETTINGS)).isTrue();

    await().until(() -> bench.report.successes.size() > 2);
  }

  @Test
  void newSettingsEndALongBackOff() throws Exception {
    polling.answer =
        () -> Future.failedFuture(new FeedFailure(FailureKind.UNAUTHORIZED, "wrong secret"));
    bench.delays = new RetryDelays(FeedBench.SHORT_DELAYS.backoff(), 3_600_000, 1, 1);
    start();
    await().until(() -> bench.report.failures.size() == 1);

    polling.answer = () -> Future.succeededFuture("two".getBytes());
    assertThat(bench.reconfigure(SETTINGS)).isTrue();

    await().until(() -> !bench.report.successes.isEmpty());
  }

  private static final FeedConfig SETTINGS = new SbsConfig("host", 1, 1);

  private void start() throws Exception {
    bench.start(c -> new PolledFeed(c, polling, new HttpFetch(c.vertx())));
  }

  /** A source that says what the test wants. */
  private static final class Script implements Polling {
    final AtomicInteger rounds = new AtomicInteger();
    volatile long intervalMs = 1;
    volatile Supplier<Future<byte[]>> answer;

    @Override
    public List<Question> round() {
      rounds.incrementAndGet();
      return List.of(new Question(SOURCE, "host", "/test", answer));
    }

    @Override
    public ParsedAnswer parse(byte[] body, String where, long receivedAtMs)
        throws MalformedAnswerException {
      String text = new String(body);
      if (text.startsWith("nonsense")) {
        throw new MalformedAnswerException(RejectReason.UNEXPECTED_SHAPE, "it is nonsense");
      }
      if (text.equals("bug")) {
        throw new IllegalStateException("a bug, made for the test");
      }
      FlightState state = SampleFlights.state("abcdef");
      return new ParsedAnswer(List.of(state, state), List.of());
    }

    @Override
    public long delayMs(long nowMs, long sinceStartMs) {
      return intervalMs;
    }

    @Override
    public boolean reconfigure(FeedConfig settings) {
      return true;
    }
  }
}
