package io.skysentinel.poller.feeds.recording;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.replay.RecordedLine;
import io.skysentinel.core.feed.replay.ReplayPacer;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedFailure;
import io.vertx.core.Future;
import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a recording: reads a little ahead on a worker, hands over what is due, and waits. Only one
 * of the three is under way at any time.
 */
final class ReplayFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(ReplayFeed.class);
  private static final int BATCH_STATES = 1_000;

  /** Lines that are due within this go together: a timer for each would cost more than they do. */
  private static final long SHORTEST_WAIT_MS = 20;

  private static final long NO_TIMER = -1;

  private final FeedContext context;
  private final Source source;
  private final ReadAheadLines ahead;
  private final AsyncRecording recording;
  private ReplayConfig settings;
  private Future<?> reading = Future.succeededFuture();
  private boolean stopped;
  private long timer = NO_TIMER;
  private long readNanos;
  private long statesInPass;

  ReplayFeed(FeedContext context, ReplayConfig settings) {
    this.context = context;
    this.settings = settings;
    this.source = new Source(context.name(), "replay", Source.Mode.REPLAY, null, Double.NaN);
    this.ahead =
        new ReadAheadLines(
            new ReplayPacer(settings.speed(), settings.maxGapSeconds(), settings.rebase()));
    this.recording = new AsyncRecording(context.vertx());
  }

  @Override
  public Future<Void> start() {
    readAhead();
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> stop() {
    stopped = true;
    context.vertx().cancelTimer(timer);
    return reading.otherwiseEmpty().compose(done -> recording.close());
  }

  /** Another speed takes effect in the middle of a wait; anything else is another replay. */
  @Override
  public boolean reconfigure(FeedConfig next) {
    if (!(next instanceof ReplayConfig replay)
        || !replay.equals(settings.atSpeed(replay.speed()))) {
      return false;
    }
    settings = replay;
    ahead.setSpeed(replay.speed(), context.nowMs());
    if (timer != NO_TIMER && !ahead.isEmpty()) {
      context.vertx().cancelTimer(timer);
      proceed();
    }
    return true;
  }

  /** Hands over what is due now, then waits for the next line or reads on. */
  private void proceed() {
    timer = NO_TIMER;
    if (stopped) {
      return;
    }
    ReadAheadLines.Due due = ahead.take(context.nowMs(), BATCH_STATES);
    if (!due.isEmpty()) {
      handOver(new FeedBatch(source, context.nowMs(), due.states(), due.rejects()));
    } else if (due.waitMs() > 0) {
      timer = context.after(Math.max(due.waitMs(), SHORTEST_WAIT_MS), this::proceed);
    } else {
      readAhead();
    }
  }

  private void handOver(FeedBatch batch) {
    statesInPass += batch.states().size();
    context
        .sink()
        .offer(batch)
        .onSuccess(accepted -> {
          if (!stopped) {
            context.report().succeeded(readNanos, batch.states().size());
            readNanos = 0;
            // Not called from here: a sink that never lets wait would fill the stack.
            context.vertx().runOnContext(v -> proceed());
          }
        })
        .onFailure(this::refused);
  }

  private void refused(Throwable problem) {
    if (!stopped && !(problem instanceof CancellationException)) {
      LOG.error("Feed {}: a batch was refused", context.name(), problem);
      timer = context.after(context.delays().fileMs(), this::proceed);
    }
  }

  private void readAhead() {
    long startedNanos = System.nanoTime();
    Future<List<RecordedLine>> lines = recording.next(settings.file());
    reading = lines;
    lines
        .onComplete(outcome -> readNanos += System.nanoTime() - startedNanos)
        .onSuccess(this::haveRead)
        .onFailure(this::cannotRead);
  }

  private void haveRead(List<RecordedLine> lines) {
    if (stopped) {
      return;
    }
    if (lines.isEmpty()) {
      endOfPass();
    } else {
      ahead.add(lines);
      proceed();
    }
  }

  private void endOfPass() {
    long states = statesInPass;
    startOver();
    if (states == 0) {
      failed(settings.file() + " holds no states");
    } else if (settings.loop()) {
      readAfterClosing();
    } else {
      LOG.info("Feed {}: the recording is at its end", context.name());
      reading = recording.close();
    }
  }

  private void startOver() {
    statesInPass = 0;
    ahead.startOver();
  }

  private void cannotRead(Throwable problem) {
    if (stopped) {
      return;
    }
    boolean begun = statesInPass > 0;
    startOver();
    if (problem instanceof NoSuchFileException || problem instanceof FileNotFoundException) {
      failed("there is no file " + settings.file());
    } else if (begun && !settings.loop()) {
      // To play the whole again and again up to where it breaks would help nobody.
      report(settings.file() + " breaks off: " + problem.getMessage());
      reading = recording.close();
    } else {
      failed(settings.file() + " cannot be read: " + problem.getMessage());
    }
  }

  private void failed(String problem) {
    report(problem);
    timer = context.after(context.delays().fileMs(), this::readAfterClosing);
  }

  private void report(String problem) {
    context
        .report()
        .failed(new FeedFailure(FailureKind.FILE, problem), 0, context.delays().fileMs());
  }

  private void readAfterClosing() {
    timer = NO_TIMER;
    Future<Void> closing = recording.close();
    reading = closing;
    closing.onComplete(closed -> {
      if (!stopped) {
        readAhead();
      }
    });
  }
}
