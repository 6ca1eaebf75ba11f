package io.skysentinel.ticker;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.FlightEncoding;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.WireEncoding;
import io.skysentinel.platform.bus.Answer;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes frames of what the cache of the same node says, for the bridges of all nodes. */
public final class TickerVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(TickerVerticle.class);
  private static final long HEARTBEAT_EVERY_MS = 1_000;
  private static final long ASK_AGAIN_MS = 200;
  private static final long NO_TIMER = -1;

  private final LiveConfig config;
  private final Bus bus;
  private final LongSupplier clockMs;
  private final int start;
  private final TickerMetrics metrics;
  private final FlightEncoding encoding = new WireEncoding();
  private final List<BusSubscription> subscriptions = new ArrayList<>();

  /** A node has one cache, and so one shard; an assignment may change its number. */
  private @Nullable TickShard shard;

  private @Nullable BusSubscription answering;
  private String newestEpoch = "";
  private boolean asking;
  private long timer = NO_TIMER;
  private long spokeMs;
  private volatile Finding finding = Finding.down("waiting for the cache");

  /**
   * @param start how often this node's ticker has started: a new start is a new epoch
   */
  public TickerVerticle(
      LiveConfig config, Bus bus, MeterRegistry registry, LongSupplier clockMs, int start) {
    this.config = config;
    this.bus = bus;
    this.clockMs = clockMs;
    this.start = start;
    this.metrics = new TickerMetrics(registry);
  }

  @Override
  public Future<?> start() {
    for (int number = 0; number < Addresses.SHARDS; number++) {
      subscriptions.add(bus.subscribeLocal(Addresses.changes(number), this::take));
    }
    vertx.setPeriodic(HEARTBEAT_EVERY_MS, id -> heartbeat());
    config.onSwap((old, next) -> context.runOnContext(v -> tickOrWait()));
    return Future.succeededFuture();
  }

  /** What health says of it. */
  Finding finding() {
    return finding;
  }

  @Override
  public Future<?> stop() {
    leave();
    List<Future<Void>> cancelled = subscriptions.stream().map(BusSubscription::cancel).toList();
    subscriptions.clear();
    return Future.join(cancelled);
  }

  private void take(Changes changes) {
    if (changes.epoch().compareTo(newestEpoch) < 0) {
      return;
    }
    newestEpoch = changes.epoch();
    if (changes.partitions().isEmpty()) {
      leave();
      return;
    }
    TickShard current = shard;
    if (current == null || current.shard() != changes.shard()) {
      leave();
      current = new TickShard(changes.shard(), start, encoding);
      shard = current;
      TickShard answered = current;
      answering =
          bus.answer(
              Addresses.shardState(current.shard()),
              () -> Optional.ofNullable(answered.snapshot()));
    }
    current.take(changes);
    askIfNeeded(current);
    tickOrWait();
  }

  private void askIfNeeded(TickShard current) {
    if (asking || !current.needsTable()) {
      return;
    }
    asking = true;
    bus.askLocal(Addresses.shardTable(current.shard()))
        .onSuccess(answer -> {
          asking = false;
          if (answer instanceof Answer.Given<Changes> given) {
            take(given.value());
          } else {
            LOG.debug("No table of shard {}: {}", current.shard(), answer);
            vertx.setTimer(ASK_AGAIN_MS, id -> askAgain());
          }
        });
  }

  private void askAgain() {
    if (shard != null) {
      askIfNeeded(shard);
    }
  }

  /** The first change after quiet leaves at once; the next ones wait for their turn. */
  private void tickOrWait() {
    TickShard current = shard;
    if (current == null) {
      return;
    }
    int intervalMs = config.get(TickerConfig.PART).intervalMs();
    Frame frame = current.tick(clockMs.getAsLong(), intervalMs);
    if (frame != null) {
      publish(frame);
    }
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
    long dueMs = current.dueAtMs(intervalMs);
    if (dueMs != Long.MAX_VALUE) {
      // A clock that was set back must not let it wait for longer than an interval.
      long waitMs = Math.min(intervalMs, dueMs - clockMs.getAsLong());
      timer = vertx.setTimer(Math.max(1, waitMs), id -> timeIsUp());
    }
  }

  private void timeIsUp() {
    timer = NO_TIMER;
    tickOrWait();
  }

  private void heartbeat() {
    TickShard current = shard;
    long now = clockMs.getAsLong();
    Frame sign = current == null ? null : current.heartbeat(now);
    if (sign != null && (now - spokeMs >= HEARTBEAT_EVERY_MS || now < spokeMs)) {
      publish(sign);
    }
  }

  private void publish(Frame frame) {
    spokeMs = frame.t();
    bus.publish(Addresses.frames(frame.shard()), frame);
    if (!frame.isHeartbeat()) {
      metrics.left(frame);
    }
    finding = Finding.up("shard " + frame.shard() + ": " + frame.seq() + " frames");
  }

  private void leave() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
    if (answering != null) {
      var unused = answering.cancel();
      answering = null;
    }
    if (shard != null) {
      shard = null;
      finding = Finding.up("the cache has no share of the log");
    }
  }
}
