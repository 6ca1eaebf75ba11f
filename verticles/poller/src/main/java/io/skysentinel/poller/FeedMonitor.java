package io.skysentinel.poller;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.core.contract.FeedStatus.Phase;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.FeedReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears how one feed fares and tells it on: as metrics, as a status, and as few log lines as say
 * what changed. Used from the verticle's context; the gauge alone is read by others.
 */
final class FeedMonitor implements FeedReport {
  private static final Logger LOG = LoggerFactory.getLogger(FeedMonitor.class);

  private static final Duration[] LATENCY_BUCKETS =
      Stream.of(10, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000)
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final String name;
  private final MeterRegistry registry;
  private final LongSupplier clockMs;
  private final AircraftCount aircraft = new AircraftCount();
  private final Counter successes;
  private final Counter errors;
  private final Timer latency;
  private volatile int currentAircraft;
  private @Nullable FeedFailure problem;
  private int failuresInARow;
  private long lastSuccessMs;
  private long statesSinceSample;
  private long sampledAtMs;
  private double statesPerSecond;

  FeedMonitor(String name, MeterRegistry registry, LongSupplier clockMs) {
    this.name = name;
    this.registry = registry;
    this.clockMs = clockMs;
    this.sampledAtMs = clockMs.getAsLong();
    this.successes = polls("success");
    this.errors = polls("error");
    this.latency =
        Timer.builder("producer.poll.latency")
            .description("From asking a feed to its answer")
            .tag("feed", name)
            .serviceLevelObjectives(LATENCY_BUCKETS)
            .register(registry);
    Gauge.builder("producer.current.flights", this, monitor -> monitor.currentAircraft)
        .description("Different aircraft heard in the last minute")
        .tag("feed", name)
        .strongReference(true)
        .register(registry);
  }

  @Override
  public void succeeded(long latencyNanos, int states) {
    successes.increment();
    latency.record(latencyNanos, TimeUnit.NANOSECONDS);
    lastSuccessMs = clockMs.getAsLong();
    if (failuresInARow > 0) {
      LOG.info("Feed {} answers again after {} failures", name, failuresInARow);
    }
    failuresInARow = 0;
    problem = null;
  }

  @Override
  public void failed(FeedFailure failure, long latencyNanos, long retryInMs) {
    errors.increment();
    latency.record(latencyNanos, TimeUnit.NANOSECONDS);
    Counter.builder("producer.api.errors")
        .description("Answers that a feed did not give as it should")
        .tag("error_type", failure.kind().wireName())
        .tag("feed", name)
        .register(registry)
        .increment();
    failuresInARow++;
    if (problem == null || problem.kind() != failure.kind()) {
      LOG.warn(
          "Feed {}: {}; next try in {} s", name, failure.getMessage(), (retryInMs + 999) / 1000);
    } else {
      LOG.debug("Feed {}: {} ({} times)", name, failure.getMessage(), failuresInARow);
    }
    problem = failure;
  }

  /** A batch has gone into the buffer. */
  void accepted(FeedBatch batch) {
    statesSinceSample += batch.states().size();
    aircraft.heard(batch.states(), clockMs.getAsLong());
    currentAircraft = aircraft.at(clockMs.getAsLong());
  }

  /**
   * How it stands now; called at a steady pace, which the rate is measured over.
   *
   * @param whyParked what the feed waits for, {@code null} when it runs
   */
  FeedStatus sample(@Nullable String whyParked, boolean holding) {
    long now = clockMs.getAsLong();
    if (now > sampledAtMs) {
      statesPerSecond = statesSinceSample * 1000.0 / (now - sampledAtMs);
      statesSinceSample = 0;
      sampledAtMs = now;
    }
    currentAircraft = aircraft.at(now);
    return new FeedStatus(
        name,
        phase(whyParked != null, holding),
        problem(whyParked),
        lastSuccessMs,
        statesPerSecond,
        currentAircraft);
  }

  /** The feed does not run here any more: another node counts its aircraft. */
  void stopped() {
    currentAircraft = 0;
  }

  private @Nullable String problem(@Nullable String whyParked) {
    if (whyParked != null) {
      return whyParked;
    }
    return problem == null ? null : problem.getMessage();
  }

  private Phase phase(boolean parked, boolean holding) {
    if (parked) {
      return Phase.STANDBY;
    }
    if (problem != null) {
      return Phase.FAILING;
    }
    if (holding && statesPerSecond == 0) {
      return Phase.PAUSED;
    }
    return lastSuccessMs == 0 ? Phase.STARTING : Phase.RUNNING;
  }

  private Counter polls(String status) {
    return Counter.builder("producer.polls")
        .description("Answers asked of a feed")
        .tag("status", status)
        .tag("feed", name)
        .register(registry);
  }
}
