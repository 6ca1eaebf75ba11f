package io.skysentinel.bridge.frames;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.Stand;
import io.skysentinel.platform.bus.BusSubscription;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The hub of a node: its own context does the work, so nothing in it needs a lock. */
public final class LiveHub implements Hub {
  private static final long QUIET_MS = 5_000;

  private final FrameSource source;
  private final LongSupplier clock;
  private final ShardReplicas replicas;
  private final List<LoopQueue> loops = new ArrayList<>();

  /** Loops may come before the hub's verticle has a context. */
  private final Promise<Context> started = Promise.promise();

  private volatile boolean open;
  private volatile boolean ready;
  private volatile List<SilentShard> silent = List.of();
  private @Nullable BusSubscription subscription;

  public LiveHub(
      FrameSource source, FrameRing.Limits limits, LongSupplier clock, MeterRegistry registry) {
    this.source = source;
    this.clock = clock;
    Gauge.builder("bridge.shards.silent", () -> silent.size())
        .description("Shards of which nothing has come for some seconds")
        .register(registry);
    this.replicas =
        new ShardReplicas(
            limits,
            new ShardReplicas.Listener() {
              @Override
              public void tick(Tick tick) {
                loops.forEach(loop -> loop.post(tick));
              }

              @Override
              public void ask(int shard) {
                registry.counter("bridge.resyncs", "reason", "frame_missed").increment();
                askTicker(shard);
              }

              @Override
              public void tooOld() {
                registry.counter("bridge.resyncs", "reason", "resume_too_old").increment();
              }
            });
  }

  /** Listens to the tickers; to be called on the context that does the work from here on. */
  void start(Context context) {
    subscription =
        source.subscribe(frame -> {
          replicas.accept(frame, clock.getAsLong());
          tellReadiness();
        });
    started.complete(context);
  }

  /** To be called on the hub's context. */
  Future<Void> stop() {
    open = false;
    ready = false;
    replicas.close();
    return subscription == null ? Future.succeededFuture() : subscription.cancel();
  }

  /** Looks who has not spoken for long; to be called on the hub's context. */
  void watch() {
    silent =
        replicas.silent(clock.getAsLong(), QUIET_MS).entrySet().stream()
            .map(shard -> new SilentShard(shard.getKey(), shard.getValue(), words(shard.getKey())))
            .toList();
  }

  /**
   * Whether it has had a shard: from then on clients are let in, also while one owner takes over
   * from another, since what comes will reach them.
   */
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  /** The shards whose ticker has not spoken for some seconds; from any thread. */
  public List<SilentShard> silentShards() {
    return silent;
  }

  private static String words(int shard) {
    return "nothing has come of shard %d for over %d s; its aircraft stay as they were until a cache tells of them"
        .formatted(shard, QUIET_MS / 1000);
  }

  @Override
  public Membership join(Context context, LoopListener listener) {
    LoopQueue loop = new LoopQueue(context, listener);
    onHub(() -> loops.add(loop));
    return () -> onHub(() -> loops.remove(loop));
  }

  @Override
  public void look(Context context, Consumer<AllShards> taker) {
    onHub(
        () -> whenKeepingUp(context, () -> lend(replicas.look(clock.getAsLong()), context, taker)));
  }

  @Override
  public void resume(Context context, List<Stand> held, Consumer<Update> taker) {
    onHub(() ->
        whenKeepingUp(
            context, () -> lend(replicas.resume(held, clock.getAsLong()), context, taker)));
  }

  private void whenKeepingUp(Context context, Runnable look) {
    Runnable again = () -> onHub(() -> whenKeepingUp(context, look));
    if (loops.stream().noneMatch(loop -> loop.isOf(context) && loop.defers(again))) {
      look.run();
    }
  }

  private static <T extends Update> void lend(
      T update, Context context, Consumer<? super T> taker) {
    update.retain();
    context.runOnContext(unused -> {
      try {
        taker.accept(update);
      } finally {
        update.release();
      }
    });
  }

  private void askTicker(int shard) {
    source.ask(shard).onComplete(answer -> onHub(() -> answered(shard, answer.result())));
  }

  private void answered(int shard, @Nullable ShardSnapshot state) {
    replicas.answered(shard, state, clock.getAsLong());
    tellReadiness();
  }

  private void tellReadiness() {
    ready = replicas.isReady();
    if (ready) {
      open = true;
    }
  }

  private void onHub(Runnable work) {
    started.future().onSuccess(context -> context.runOnContext(unused -> work.run()));
  }
}
