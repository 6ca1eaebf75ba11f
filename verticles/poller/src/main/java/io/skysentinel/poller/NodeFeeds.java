package io.skysentinel.poller;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedSink;
import io.skysentinel.poller.feeds.RetryDelays;
import io.skysentinel.poller.log.FeedInput;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The feeds of this node, kept as the configuration and the ownership want them. */
final class NodeFeeds {
  private static final Logger LOG = LoggerFactory.getLogger(NodeFeeds.class);

  /** What a feed that goes to another node has brought may take so long to reach the log. */
  private static final long HAND_OVER_MS = 1_500;

  private record MonitoredSink(FeedInput input, FeedMonitor monitor) implements FeedSink {
    @Override
    public Future<Void> ready() {
      return input.ready();
    }

    @Override
    public Future<Void> offer(FeedBatch batch) {
      return input.offer(batch).onSuccess(accepted -> monitor.accepted(batch));
    }
  }

  private final Vertx vertx;
  private final Supplier<FeedInput> inputs;
  private final Predicate<String> owned;
  private final MeterRegistry registry;
  private final LongSupplier clockMs;
  private final Map<String, FeedRunner> runners = new TreeMap<>();

  /** One for each name, for ever: meters cannot be registered twice. */
  private final Map<String, FeedMonitor> monitors = new HashMap<>();

  /** Changes happen one after the other: stopping a feed takes a moment. */
  private Future<Void> lastChange = Future.succeededFuture();

  /**
   * @param inputs makes a feed's way into the buffer before the log
   * @param owned whether this node is the one to run the feed
   */
  NodeFeeds(
      Vertx vertx,
      Supplier<FeedInput> inputs,
      Predicate<String> owned,
      MeterRegistry registry,
      LongSupplier clockMs) {
    this.vertx = vertx;
    this.inputs = inputs;
    this.owned = owned;
    this.registry = registry;
    this.clockMs = clockMs;
  }

  /** Starts, parks, changes and stops feeds until they are as they should be. */
  void reconcile(FeedsConfig config) {
    Set<String> active = Set.copyOf(config.activeFeeds());
    end(name -> !active.contains(name), FeedRunner::stop);
    for (String name : config.activeFeeds()) {
      FeedConfig settings = config.feeds().get(name);
      if (settings != null) {
        change(() -> owned.test(name) ? run(name, settings) : park(name));
      }
    }
  }

  /** Ends feeds that go to another node; tells whether the log has all that they brought. */
  Future<Boolean> handOver(Predicate<String> leaving) {
    List<Boolean> delivered = new ArrayList<>();
    return end(leaving, runner -> runner.handOver(HAND_OVER_MS).onSuccess(delivered::add))
        .map(done -> !delivered.contains(false));
  }

  /** Ends feeds that another node may have run; nothing of them is sent from here on. */
  Future<Void> forget(Predicate<String> lost) {
    return end(lost, FeedRunner::forget);
  }

  /**
   * @param whyParked what those wait for that are parked
   */
  List<FeedStatus> statuses(String whyParked) {
    return runners.values().stream().map(runner -> runner.status(whyParked)).toList();
  }

  Future<Void> stop() {
    return end(name -> true, FeedRunner::stop);
  }

  private Future<Void> change(Supplier<Future<Void>> change) {
    lastChange =
        lastChange
            .compose(done -> change.get())
            .onFailure(failure -> LOG.error("A feed could not be changed", failure))
            .otherwiseEmpty();
    return lastChange;
  }

  private Future<Void> end(Predicate<String> which, Function<FeedRunner, Future<?>> how) {
    return change(() -> {
      List<Future<?>> ends = new ArrayList<>();
      for (String name : List.copyOf(runners.keySet())) {
        if (which.test(name)) {
          ends.add(how.apply(runners.remove(name)));
        }
      }
      return Future.join(ends).mapEmpty();
    });
  }

  private Future<Void> run(String name, FeedConfig settings) {
    FeedRunner running = runners.get(name);
    if (running != null) {
      running.unpark();
      return running.reconfigure(settings);
    }
    FeedMonitor monitor =
        monitors.computeIfAbsent(name, n -> new FeedMonitor(n, registry, clockMs));
    FeedInput input = inputs.get();
    FeedContext context =
        new FeedContext(
            vertx,
            name,
            new MonitoredSink(input, monitor),
            monitor,
            RetryDelays.NORMAL,
            clockMs,
            RandomGenerator.getDefault());
    FeedRunner runner = new FeedRunner(settings, input, monitor, context);
    runners.put(name, runner);
    return runner.start();
  }

  private Future<Void> park(String name) {
    FeedRunner runner = runners.get(name);
    if (runner != null) {
      runner.park();
    }
    return Future.succeededFuture();
  }
}
