package io.skysentinel.bridge.client;

import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.platform.auth.token.Denial;
import io.skysentinel.platform.socket.CloseReason;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.LongSupplier;

/** What happens to a loop's clients as time goes by, and at the end. */
final class ClientTimers {
  private static final long SWEEP_MS = 1_000;
  private static final long MS_PER_SECOND = 1_000;

  /** As often as SockJS's own servers; proxies wait for a minute or so. */
  private static final long KEEP_ALIVE_SECONDS = 25;

  /** For close frames to leave and the other sides to answer them. */
  private static final long GOOD_BYE_MS = 200;

  private final ClientLoop clients;
  private final LongSupplier steadyMs;
  private long seconds;

  ClientTimers(ClientLoop clients, LongSupplier steadyMs) {
    this.clients = clients;
    this.steadyMs = steadyMs;
  }

  void start(WebLoop loop) {
    Hub.Membership membership = clients.feed().join();
    long timer = loop.vertx().setPeriodic(SWEEP_MS, unused -> second());
    loop.onStop(() -> {
      loop.vertx().cancelTimer(timer);
      membership.leave();
      return closeAll(loop);
    });
  }

  private void second() {
    sweep();
    seconds++;
    if (seconds % clients.limits().heartbeatSeconds() == 0) {
      clients.feed().heartbeat();
    }
    if (seconds % KEEP_ALIVE_SECONDS == 0) {
      clients.clients().forEach(client -> client.socket.keepAlive());
    }
  }

  /**
   * Ends the connections of who may not stay, and of who reads nothing or says nothing for too
   * long; about each second.
   */
  void sweep() {
    long now = steadyMs.getAsLong();
    BridgeConfig limits = clients.limits();
    for (Client client : clients.clients()) {
      if (client.backlogUntilMs != 0 && now >= client.backlogUntilMs) {
        client.backlogUntilMs = 0;
        client.socket.allowBacklog(0);
      }
      Denial denial = client.pass.complaint();
      if (denial != null) {
        client.pass.count(denial);
        clients.expel(client, CloseReason.of(denial));
        continue;
      }
      long slowMs = limits.slowCloseSeconds() * MS_PER_SECOND;
      if (client.waitingSinceMs != 0 && now - client.waitingSinceMs >= slowMs) {
        clients.expel(client, CloseReason.SLOW);
      } else if (limits.idleTimeoutSeconds() > 0) {
        checkIdle(client, now - client.heardMs, limits.idleTimeoutSeconds() * MS_PER_SECOND);
      }
    }
  }

  private void checkIdle(Client client, long quietMs, long idleMs) {
    if (quietMs >= idleMs) {
      clients.expel(client, CloseReason.IDLE);
    } else if (quietMs >= idleMs / 3 && !client.socket.ping()) {
      // Nobody can say anything on such a connection; that it is closed, we hear.
      clients.heard(client);
    }
  }

  private Future<Void> closeAll(WebLoop loop) {
    if (clients.clients().isEmpty()) {
      return Future.succeededFuture();
    }
    clients.clients().forEach(client -> clients.close(client, CloseReason.STOPPING));
    Promise<Void> gone = Promise.promise();
    loop.vertx().setTimer(GOOD_BYE_MS, unused -> gone.complete());
    return gone.future();
  }
}
