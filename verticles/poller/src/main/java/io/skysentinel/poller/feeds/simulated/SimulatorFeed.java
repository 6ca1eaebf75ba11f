package io.skysentinel.poller.feeds.simulated;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.simulator.SimulatorSettings;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The simulator as a feed: five steps a second, each on a worker, the next when one is taken in.
 */
final class SimulatorFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatorFeed.class);

  /** As often as frames leave: finer steps cost more and show nobody more. */
  private static final long STEP_MS = 200;

  private static final int BATCH_STATES = 5_000;

  private final FeedContext context;
  private final SimulatorConfig settings;
  private final Source source;
  private final TruthFile truth;

  /** Made on the first step, on a worker: reading the airports takes a moment. */
  private @Nullable SimulatedSky sky;

  private Future<?> step = Future.succeededFuture();
  private boolean stopped;
  private long timer;

  SimulatorFeed(FeedContext context, SimulatorConfig settings) {
    this.context = context;
    this.settings = settings;
    this.truth = new TruthFile(settings.truthFile());
    this.source =
        new Source(
            context.name(),
            "simulator",
            Source.Mode.SIMULATED,
            settings.bbox(),
            settings.updateIntervalSeconds());
  }

  @Override
  public Future<Void> start() {
    step();
    return Future.succeededFuture();
  }

  /** Waits for the step under way: it may write to the truth. */
  @Override
  public Future<Void> stop() {
    stopped = true;
    context.vertx().cancelTimer(timer);
    return step.otherwiseEmpty().mapEmpty();
  }

  /** Any other setting means another sky. */
  @Override
  public boolean reconfigure(FeedConfig next) {
    return next.equals(settings);
  }

  private void step() {
    long startedMs = context.nowMs();
    long startedNanos = System.nanoTime();
    Future<List<FlightState>> reports =
        context.vertx().executeBlocking(() -> advance(startedMs), false);
    step = reports;
    reports
        .compose(states -> {
          long latencyNanos = System.nanoTime() - startedNanos;
          return handOver(states, 0)
              .onSuccess(done -> context.report().succeeded(latencyNanos, states.size()));
        })
        .onSuccess(done -> again(startedMs))
        .onFailure(problem -> failed(problem, startedMs));
  }

  private List<FlightState> advance(long nowMs) {
    double nowUnix = nowMs / 1000.0;
    SimulatedSky flying = sky;
    if (flying == null) {
      flying = new SimulatedSky(skySettings(), nowUnix, truth::append);
      sky = flying;
    }
    return flying.advanceTo(nowUnix);
  }

  private SimulatorSettings skySettings() {
    return new SimulatorSettings(
        settings.seed(),
        settings.aircraft(),
        settings.bbox(),
        settings.updateIntervalSeconds(),
        settings.jitterSeconds(),
        settings.eventsPerMinute(),
        settings.noise());
  }

  private Future<Void> handOver(List<FlightState> states, int from) {
    if (stopped) {
      return Future.failedFuture(new CancellationException("the feed is stopped"));
    }
    if (from >= states.size()) {
      return Future.succeededFuture();
    }
    int to = Math.min(from + BATCH_STATES, states.size());
    List<FlightState> part = from == 0 && to == states.size() ? states : states.subList(from, to);
    return context
        .sink()
        .offer(new FeedBatch(source, context.nowMs(), part, List.of()))
        .compose(accepted -> handOver(states, to));
  }

  private void failed(Throwable problem, long startedMs) {
    if (!stopped && !(problem instanceof CancellationException)) {
      LOG.error("Feed {}: a step of the simulator failed", context.name(), problem);
      again(startedMs);
    }
  }

  private void again(long startedMs) {
    if (!stopped) {
      long spentMs = Math.max(0, context.nowMs() - startedMs);
      timer = context.after(STEP_MS - spentMs, this::step);
    }
  }
}
