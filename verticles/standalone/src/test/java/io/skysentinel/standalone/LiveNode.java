package io.skysentinel.standalone;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.cache.CacheVerticle;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.Peers;
import io.skysentinel.ticker.TickerVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Cache and ticker of a node, without the rest of it. */
final class LiveNode implements AutoCloseable {
  private static final long PATIENCE_S = 90;

  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong aheadMs = new AtomicLong();

  private LiveNode() {}

  /** Its frames are heard by {@code watcher}, from the first on. */
  static LiveNode start(String bootstrap, FrameWatcher watcher)
      throws ConfigException, TimeoutException {
    LiveNode node = new LiveNode();
    Bus bus = Bus.of(node.vertx);
    watcher.listen(bus);
    LiveConfig config =
        new LiveConfig(
            new ConfigLoader(List.of(), Map.of("REDPANDA_BROKER", bootstrap), Map.of())
                .load(null)
                .config());
    await(
        node.vertx.deployVerticle(new TickerVerticle(config, bus, node.registry, node::nowMs, 1)));
    await(
        node.vertx.deployVerticle(
            new CacheVerticle(
                LogAddress.plain(bootstrap), config, bus, node.registry, node::nowMs, Peers.NONE)));
    return node;
  }

  /** As if so much time had passed. */
  void setClockAhead(long ms) {
    aheadMs.set(ms);
  }

  double count(String counter, String tag, String value) {
    return registry.get(counter).tag(tag, value).counter().count();
  }

  /** Leaves the consumer group, as a node does that is told to stop. */
  @Override
  public void close() throws TimeoutException {
    await(vertx.close());
  }

  private long nowMs() {
    return System.currentTimeMillis() + aheadMs.get();
  }

  private static void await(Future<?> future) throws TimeoutException {
    Object unused = future.await(PATIENCE_S, TimeUnit.SECONDS);
  }
}
