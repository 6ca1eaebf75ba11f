package io.skysentinel.bridge.hub;

import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/** What happens to a loop's clients as time goes by, and at the end. */
final class LoopTimers {
  private static final long SWEEP_MS = 1_000;

  /** For close frames to leave and the other sides to answer them. */
  private static final long GOOD_BYE_MS = 200;

  private final WebLoop loop;
  private final LoopClients clients;
  private final Supplier<BridgeConfig> config;
  private int secondsSinceHeartbeat;

  private LoopTimers(WebLoop loop, LoopClients clients, Supplier<BridgeConfig> config) {
    this.loop = loop;
    this.clients = clients;
    this.config = config;
  }

  static void start(WebLoop loop, Hub hub, LoopClients clients, Supplier<BridgeConfig> config) {
    LoopTimers timers = new LoopTimers(loop, clients, config);
    Hub.Membership membership = hub.join(loop.context(), clients);
    long timer = loop.vertx().setPeriodic(SWEEP_MS, unused -> timers.second());
    loop.onStop(() -> {
      loop.vertx().cancelTimer(timer);
      membership.leave();
      return timers.goodBye();
    });
  }

  private void second() {
    clients.sweep();
    secondsSinceHeartbeat++;
    if (secondsSinceHeartbeat >= config.get().heartbeatSeconds()) {
      secondsSinceHeartbeat = 0;
      clients.heartbeat();
    }
  }

  private Future<Void> goodBye() {
    if (clients.size() == 0) {
      return Future.succeededFuture();
    }
    clients.sayGoodBye();
    Promise<Void> gone = Promise.promise();
    loop.vertx().setTimer(GOOD_BYE_MS, unused -> gone.complete());
    return gone.future();
  }
}
