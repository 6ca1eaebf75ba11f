package io.skysentinel.poller.feeds;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.skysentinel.core.feed.Backoff;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** What a feed needs to run in a test, and the one context that it is used from. */
public final class FeedBench {
  /** As the usual ones, but nobody has to wait for them. */
  public static final RetryDelays SHORT_DELAYS = new RetryDelays(new Backoff(10, 40), 25, 20, 15);

  static {
    // A machine that builds three things at once is slow, not wrong.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  public final Vertx vertx = Vertx.vertx();
  public final RecordedSink sink = new RecordedSink();
  public final RecordedReport report = new RecordedReport();
  public RetryDelays delays = SHORT_DELAYS;

  /** Moves the feed's clock ahead of the real one. */
  public final AtomicLong aheadMs = new AtomicLong();

  private final Context context = vertx.getOrCreateContext();
  private Feed feed;

  public FeedContext feedContext() {
    return new FeedContext(
        vertx,
        "test",
        sink,
        report,
        delays,
        () -> System.currentTimeMillis() + aheadMs.get(),
        RandomGenerator.of("L64X128MixRandom"));
  }

  public void start(Function<FeedContext, Feed> kind) throws Exception {
    feed = on(() -> kind.apply(feedContext()));
    onFuture(feed::start);
  }

  public void stop() throws Exception {
    onFuture(feed::stop);
  }

  public boolean reconfigure(FeedConfig settings) throws Exception {
    return on(() -> feed.reconfigure(settings));
  }

  /** Does it on the feed's context. */
  public <T> T on(Callable<T> action) throws Exception {
    return onFuture(() -> Future.succeededFuture(action.call()));
  }

  public void close() throws Exception {
    if (feed != null) {
      stop();
    }
    vertx.close().await(60, SECONDS);
  }

  private <T> T onFuture(Callable<Future<T>> action) throws Exception {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> {
      try {
        action.call().onComplete(done);
      } catch (Exception failure) {
        done.fail(failure);
      }
    });
    return done.future().await(60, SECONDS);
  }
}
