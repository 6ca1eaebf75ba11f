package io.skysentinel.platform.health;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.NodeConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.function.LongSupplier;

/** Tells everybody how this node fares: every other second, and when a shard falls silent. */
public final class StatusVerticle extends VerticleBase {
  private static final long LOOK_EVERY_MS = 1_000;
  private static final long TELL_EVERY_MS = 2 * LOOK_EVERY_MS;

  private final NodeReport report;
  private final LiveConfig config;
  private final Bus bus;
  private final LongSupplier clockMs;
  private long untilNextMs;
  private List<SilentShard> told = List.of();

  public StatusVerticle(NodeReport report, LiveConfig config, Bus bus, LongSupplier clockMs) {
    this.report = report;
    this.config = config;
    this.bus = bus;
    this.clockMs = clockMs;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(0, LOOK_EVERY_MS, timer -> look());
    return Future.succeededFuture();
  }

  private void look() {
    List<String> roles = config.get(NodeConfig.PART).roles();
    NodeStatus now = report.status(clockMs.getAsLong(), roles);
    if (untilNextMs <= 0 || !now.silentShards().equals(told)) {
      told = now.silentShards();
      untilNextMs = TELL_EVERY_MS;
      bus.publish(Addresses.STATUS, now);
    }
    untilNextMs -= LOOK_EVERY_MS;
  }
}
