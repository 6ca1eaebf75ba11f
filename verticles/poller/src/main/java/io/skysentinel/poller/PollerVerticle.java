package io.skysentinel.poller;

import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.health.NodeReport.Intake;
import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.TopicKeeper;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.poller.log.LogPublisher;
import io.skysentinel.poller.log.LogWatch;
import io.skysentinel.poller.log.WriterGate;
import io.skysentinel.poller.ownership.FeedOwnership;
import io.skysentinel.poller.ownership.FeedsOfNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the feeds that this node owns, and tells how they fare. */
public final class PollerVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(PollerVerticle.class);

  /** What there is once the log has answered. */
  private record Running(
      LogPublisher publisher, LogWatch log, FeedOwnership ownership, NodeFeeds feeds) {}

  private static final long LOOK_EVERY_MS = 2_000;

  /** A feed may be asked so much longer than its lease lasts. */
  private static final long LEASE_LOOK_MS = 100;

  /** What is still in the buffer has this long to reach the broker when the node stops. */
  private static final Duration FLUSH_PATIENCE = Duration.ofSeconds(5);

  private final LogAddress log;
  private final NodeContext node;
  private final int sessionMs;
  private final LiveConfig config;
  private volatile @Nullable TopicKeeper topics;
  private Future<Void> joining = Future.succeededFuture();
  private @Nullable Running running;
  private volatile @Nullable Intake intake;
  private volatile boolean settled;
  private boolean heard;

  public PollerVerticle(LogAddress log, NodeContext node) {
    this(log, node, ClientSettings.SESSION_MS);
  }

  /**
   * @param sessionMs after so long without a word of this node, its feeds are given to others
   */
  public PollerVerticle(LogAddress log, NodeContext node, int sessionMs) {
    this.log = log;
    this.node = node;
    this.sessionMs = sessionMs;
    this.config = node.config();
  }

  /** The node is up before the log is: health says what it waits for. */
  @Override
  public Future<?> start() {
    TopicKeeper keeper = new TopicKeeper(vertx, log, config.get(KafkaConfig.PART));
    topics = keeper;
    keeper.ready().onSuccess(ready -> context.runOnContext(v -> begin(keeper)));
    return Future.succeededFuture();
  }

  /** Feeds first, then the buffer, then the group: nothing comes in that could not go out. */
  @Override
  public Future<?> stop() {
    return joining.transform(begun -> stopRunning());
  }

  private Future<Void> stopRunning() {
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
    LogPublisher publisher = new LogPublisher(vertx, log, config, node.registry(), node.clockMs());
    WriterGate gate = publisher.open();
    // A client of the log has hundreds of classes to load: too much for an event loop.
    joining =
        vertx
            .executeBlocking(() ->
                new FeedOwnership(
                    log,
                    config.get(KafkaConfig.PART).topics().state(),
                    gate,
                    new OwnedFeeds(),
                    sessionMs,
                    System::nanoTime))
            .compose(
                ownership -> {
                  run(keeper, publisher, ownership);
                  return Future.<Void>succeededFuture();
                },
                failure -> {
                  LOG.error("The feeds cannot be run", failure);
                  return publisher.close(FLUSH_PATIENCE);
                });
  }

  private void run(TopicKeeper keeper, LogPublisher publisher, FeedOwnership ownership) {
    running =
        new Running(
            publisher,
            new LogWatch(vertx, log, keeper, publisher, node.clockMs()),
            ownership,
            new NodeFeeds(
                vertx, publisher::input, ownership::owns, node.registry(), node.clockMs()));
    config.onSwap((old, next) -> context.runOnContext(v -> reconcile()));
    vertx.setPeriodic(LOOK_EVERY_MS, LOOK_EVERY_MS, timer -> tell());
    lookAtLease(ownership);
    ownership.start();
  }

  /** A lease ends, and comes back, without anybody saying so. */
  private void lookAtLease(FeedOwnership ownership) {
    boolean now = ownership.isHeard();
    if (now != heard) {
      heard = now;
      if (!now) {
        LOG.warn("The log has not answered; the feeds wait, since another node may run them");
      }
      reconcile();
    }
    // As long as it lasts, nobody needs to look: a node that rests should not wake up for nothing.
    long nextMs = Math.max(LEASE_LOOK_MS, ownership.heardForMs());
    vertx.setTimer(nextMs, timer -> lookAtLease(ownership));
  }

  /** Takes what the ownership says from its thread to the feeds'. */
  private final class OwnedFeeds implements FeedsOfNode {
    @Override
    public void changed() {
      context.runOnContext(v -> reconcile());
    }

    @Override
    public Future<Void> forget(Predicate<String> feeds) {
      return onContext(parts -> parts.feeds.forget(feeds));
    }

    @Override
    public Future<Boolean> handOver(Predicate<String> feeds) {
      return onContext(parts ->
          parts.feeds.handOver(feeds).map(all -> all && !parts.publisher.isClosedWithStates()));
    }

    private <T> Future<T> onContext(Function<Running, Future<T>> action) {
      Promise<T> answer = Promise.promise();
      context.runOnContext(v -> action.apply(Objects.requireNonNull(running)).onComplete(answer));
      return answer.future();
    }
  }

  private void reconcile() {
    if (running != null) {
      running.feeds.reconcile(config.get(FeedsConfig.PART));
      tell();
      settled |= running.ownership.isSettled();
    }
  }

  private void tell() {
    Running parts = running;
    if (parts != null) {
      Intake now =
          new Intake(
              parts.publisher.bufferedStates(),
              parts.log.problem(),
              parts.feeds.statuses(parts.ownership.whyParked()));
      intake = now;
      node.report().put(now);
    }
  }

  /** What health says of the way into the log. */
  Finding logFinding() {
    Intake known = intake;
    if (known == null) {
      TopicKeeper waitingFor = topics;
      return waitingFor == null ? Finding.NOT_STARTED : Finding.down(waitingFor.waiting());
    }
    return known.logProblem() == null
        ? Finding.up(known.bufferedStates() + " states in the buffer")
        : Finding.down(known.logProblem());
  }

  /** A feed that fails is not this node's failure: it is reported, and the node stays ready. */
  Finding feedsFinding() {
    Intake known = intake;
    Running parts = running;
    if (known == null || parts == null || !settled) {
      return Finding.down("waiting to hear which feeds this node runs");
    }
    if (!parts.ownership.isHeard()) {
      return Finding.down(parts.ownership.whyParked());
    }
    return FeedFindings.of(known.feeds());
  }
}
