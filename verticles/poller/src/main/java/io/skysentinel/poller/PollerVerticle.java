package io.skysentinel.poller;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.platform.config.FeedsConfig;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.health.NodeReport;
import io.skysentinel.platform.health.NodeReport.Intake;
import io.skysentinel.poller.log.FlightLog;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the feeds that this node owns, and tells how they fare. */
public final class PollerVerticle extends VerticleBase {
  private static final long LOOK_EVERY_MS = 2_000;

  /** What is still in the buffer has this long to reach the broker when the node stops. */
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(5);

  private final String bootstrap;
  private final LiveConfig config;
  private final NodeReport report;
  private final MeterRegistry registry;
  private final LongSupplier clockMs;
  private final FeedMaker feedMaker;
  private FlightLog.@Nullable Opening opening;
  private @Nullable FlightLog log;
  private @Nullable FeedOwnership ownership;
  private @Nullable FeedFleet fleet;
  private volatile @Nullable Intake intake;

  /**
   * @param feedMaker makes feeds from their settings; the composition root knows the kinds
   */
  public PollerVerticle(
      String bootstrap,
      LiveConfig config,
      NodeReport report,
      MeterRegistry registry,
      LongSupplier clockMs,
      FeedMaker feedMaker) {
    this.bootstrap = bootstrap;
    this.config = config;
    this.report = report;
    this.registry = registry;
    this.clockMs = clockMs;
    this.feedMaker = feedMaker;
  }

  /** The node is up before the log is: health says what it waits for. */
  @Override
  public Future<?> start() {
    FlightLog.Opening opens = FlightLog.open(vertx, bootstrap, config, registry, clockMs);
    opening = opens;
    opens.opened().onSuccess(opened -> context.runOnContext(v -> begin(opened)));
    return Future.succeededFuture();
  }

  /** Feeds first, then the buffer, then the group: nothing comes in that could not go out. */
  @Override
  public Future<?> stop() {
    Future<Void> feedsStopped = fleet == null ? Future.succeededFuture() : fleet.stop();
    return feedsStopped
        .eventually(
            () -> opening == null ? Future.succeededFuture() : opening.close(FLUSH_PATIENCE))
        .eventually(() -> ownership == null ? Future.succeededFuture() : ownership.stop());
  }

  private void begin(FlightLog opened) {
    log = opened;
    FeedOwnership owner =
        new FeedOwnership(
            vertx, bootstrap, config.get(KafkaConfig.PART).topics().state(), this::reconcile);
    ownership = owner;
    fleet = new FeedFleet(vertx, context, opened::offer, owner::owns, registry, clockMs, feedMaker);
    config.onSwap((old, next) -> context.runOnContext(v -> reconcile()));
    vertx.setPeriodic(LOOK_EVERY_MS, LOOK_EVERY_MS, timer -> tell());
    owner.start().onFailure(failure -> vertx.setTimer(1_000, timer -> rejoin(owner)));
  }

  private void rejoin(FeedOwnership owner) {
    owner.start().onFailure(failure -> vertx.setTimer(1_000, timer -> rejoin(owner)));
  }

  private void reconcile() {
    if (fleet != null) {
      fleet.reconcile(config.get(FeedsConfig.PART));
      tell();
    }
  }

  private void tell() {
    FeedFleet feeds = fleet;
    FlightLog openLog = log;
    if (feeds == null || openLog == null) {
      return;
    }
    feeds.reapParked(clockMs.getAsLong());
    Intake now = new Intake(openLog.bufferedStates(), openLog.problem(), feeds.statuses());
    intake = now;
    report.put(now);
  }

  /** What health says of the way into the log. */
  Finding logFinding() {
    Intake known = intake;
    if (known == null) {
      return Finding.down("waiting for the log at " + bootstrap);
    }
    return known.logProblem() == null
        ? Finding.up(known.bufferedStates() + " states in the buffer")
        : Finding.down(known.logProblem());
  }

  /** A feed that fails is not this node's failure: it is reported, and the node stays ready. */
  Finding feedsFinding() {
    Intake known = intake;
    FeedOwnership owner = ownership;
    if (known == null || owner == null || !owner.isSettled()) {
      return Finding.down("waiting to hear which feeds this node runs");
    }
    List<FeedStatus> starting =
        known.feeds().stream().filter(feed -> feed.phase() == FeedStatus.Phase.STARTING).toList();
    if (!starting.isEmpty()) {
      return Finding.down("waiting for the first answer of " + names(starting));
    }
    List<FeedStatus> failing =
        known.feeds().stream().filter(feed -> feed.phase() == FeedStatus.Phase.FAILING).toList();
    if (!failing.isEmpty()) {
      return Finding.degraded(
          failing.stream()
              .map(feed -> feed.name() + ": " + feed.problem())
              .collect(Collectors.joining("; ")));
    }
    return Finding.up(
        known.feeds().isEmpty() ? "no feed runs on this node" : "running " + names(known.feeds()));
  }

  private static String names(List<FeedStatus> feeds) {
    return feeds.stream().map(FeedStatus::name).collect(Collectors.joining(", "));
  }
}
