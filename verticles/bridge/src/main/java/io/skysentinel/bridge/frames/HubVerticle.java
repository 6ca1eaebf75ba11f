package io.skysentinel.bridge.frames;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** Gives the hub a thread of its own. */
public final class HubVerticle extends VerticleBase {
  private static final long WATCH_MS = 1_000;

  private final LiveHub hub;

  public HubVerticle(LiveHub hub) {
    this.hub = hub;
  }

  @Override
  public Future<?> start() {
    hub.start(context);
    vertx.setPeriodic(WATCH_MS, unused -> hub.watch());
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return hub.stop();
  }
}
