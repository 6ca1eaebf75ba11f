package io.skysentinel.tools.record;

import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Reject;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.FeedReport;
import io.skysentinel.poller.feeds.RetryDelays;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Runs one feed without a log and writes what it brings. */
final class FeedRecorder {
  private final Vertx vertx;
  private final Context context;
  private final Recording recording;
  private final PrintStream console;
  private long rejects;
  private @Nullable Feed feed;

  FeedRecorder(Vertx vertx, Recording recording, PrintStream console) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.recording = recording;
    this.console = console;
  }

  /** Completes when the feed has started; trouble that may pass is told on the console. */
  Future<Void> start(String name, FeedConfig settings) {
    FeedContext given =
        new FeedContext(
            vertx,
            name,
            this::write,
            new ConsoleReport(name, console),
            RetryDelays.NORMAL,
            System::currentTimeMillis,
            RandomGenerator.getDefault());
    return onContext(() -> {
      Feed made = settings.create(given);
      feed = made;
      return made.start();
    });
  }

  Future<Void> stop() {
    return onContext(() -> feed == null ? Future.succeededFuture() : feed.stop());
  }

  private Future<Void> onContext(Supplier<Future<Void>> task) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(now -> task.get().onComplete(done));
    return done.future();
  }

  long rejects() {
    return rejects;
  }

  /** A disk is quick enough for one feed, and the feed waits, so this may block. */
  private Future<Void> write(FeedBatch batch) {
    return vertx.executeBlocking(() -> {
      writeAll(batch);
      return null;
    });
  }

  private void writeAll(FeedBatch batch) throws IOException {
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(batch.source(), System.currentTimeMillis());
    for (FlightState state : batch.states()) {
      recording.line(encoder.encode(EnvelopeType.UPDATE, state));
    }
    for (Reject reject : batch.rejects()) {
      rejects++;
      console.println("not understood, " + reject.where() + ": " + reject.detail());
    }
  }

  private record ConsoleReport(String name, PrintStream console) implements FeedReport {
    @Override
    public void succeeded(long latencyNanos, int states) {}

    @Override
    public void failed(FeedFailure failure, long latencyNanos, long retryInMs) {
      console.println(
          name + ": " + failure.getMessage() + "; next try in " + (retryInMs + 999) / 1000 + " s");
    }
  }
}
