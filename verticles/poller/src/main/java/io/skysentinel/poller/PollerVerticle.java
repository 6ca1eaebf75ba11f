package io.skysentinel.poller;

import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.health.NodeReport.Intake;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.poller.log.LogPublisher;
import io.skysentinel.poller.log.LogWatch;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the feeds that this node owns, and tells how they fare. */
public final class PollerVerticle extends VerticleBase {

  /** What there is once the log has answered. */
  private record Running(
      LogPublisher publisher, LogWatch log, FeedOwnership ownership, NodeFeeds feeds) {}

  private static final long LOOK_EVERY_MS = 2_000;

  /** What is still in the buffer has this long to reach the broker when the node stops. */
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(5);

  private final String bootstrap;
  private final NodeContext node;
  private final LiveConfig config;
  private @Nullable TopicKeeper topics;
  private @Nullable Running running;
  private volatile @Nullable Intake intake;

  public PollerVerticle(String bootstrap, NodeContext node) {
    this.bootstrap = bootstrap;
    this.node = node;
    this.config = node.config();
  }

  /** The node is up before the log is: health says what it waits for. */
  @Override
  public Future<?> start() {
    TopicKeeper keeper = new TopicKeeper(vertx, bootstrap, config.get(KafkaConfig.PART));
    topics = keeper;
    keeper.ready().onSuccess(ready -> context.runOnContext(v -> begin(keeper)));
    return Future.succeededFuture();
  }

  /** Feeds first, then the buffer, then the group: nothing comes in that could not go out. */
  @Override
  public Future<?> stop() {
    Running parts = running;
    Future<Void> stopped = Future.succeededFuture();
    if (parts != null) {
      parts.log.stop();
      stopped =
          parts
              .feeds
              .stop()
              .eventually(() -> parts.publisher.close(FLUSH_PATIENCE))
              .eventually(parts.ownership::stop);
    }
    return stopped.eventually(() -> topics == null ? Future.succeededFuture() : topics.close());
  }

  private void begin(TopicKeeper keeper) {
    LogPublisher publisher =
        new LogPublisher(vertx, bootstrap, config, node.registry(), node.clockMs());
    FeedOwnership ownership =
        new FeedOwnership(
            vertx, bootstrap, config.get(KafkaConfig.PART).topics().state(), this::reconcile);
    running =
        new Running(
            publisher,
            new LogWatch(vertx, bootstrap, keeper, publisher, node.clockMs()),
            ownership,
            new NodeFeeds(
                vertx, publisher::input, ownership::owns, node.registry(), node.clockMs()));
    config.onSwap((old, next) -> context.runOnContext(v -> reconcile()));
    vertx.setPeriodic(LOOK_EVERY_MS, LOOK_EVERY_MS, timer -> tell());
    join(ownership);
  }

  private void join(FeedOwnership ownership) {
    ownership.start().onFailure(failure -> vertx.setTimer(1_000, timer -> join(ownership)));
  }

  private void reconcile() {
    if (running != null) {
      running.feeds.reconcile(config.get(FeedsConfig.PART));
      tell();
    }
  }

  private void tell() {
    Running parts = running;
    if (parts != null) {
      parts.feeds.reapParked(node.clockMs().getAsLong());
      Intake now =
          new Intake(parts.publisher.bufferedStates(), parts.log.problem(), parts.feeds.statuses());
      intake = now;
      node.report().put(now);
    }
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
    Running parts = running;
    if (known == null || parts == null || !parts.ownership.isSettled()) {
      return Finding.down("waiting to hear which feeds this node runs");
    }
    List<FeedStatus> starting = inPhase(FeedStatus.Phase.STARTING, known);
    if (!starting.isEmpty()) {
      return Finding.down("waiting for the first answer of " + names(starting));
    }
    List<FeedStatus> failing = inPhase(FeedStatus.Phase.FAILING, known);
    if (!failing.isEmpty()) {
      return Finding.degraded(
          failing.stream()
              .map(feed -> feed.name() + ": " + feed.problem())
              .collect(Collectors.joining("; ")));
    }
    return Finding.up(
        known.feeds().isEmpty() ? "no feed runs on this node" : "running " + names(known.feeds()));
  }

  private static List<FeedStatus> inPhase(FeedStatus.Phase phase, Intake known) {
    return known.feeds().stream().filter(feed -> feed.phase() == phase).toList();
  }

  private static String names(List<FeedStatus> feeds) {
    return feeds.stream().map(FeedStatus::name).collect(Collectors.joining(", "));
  }
}
