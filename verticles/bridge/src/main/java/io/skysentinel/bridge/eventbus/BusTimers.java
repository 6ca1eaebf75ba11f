package io.skysentinel.bridge.eventbus;

import io.skysentinel.bridge.hub.Farewell;

/** What time alone brings about on one loop. */
final class BusTimers {
  /** SockJS's own sign of life keeps proxies from closing quiet connections. */
  private static final int SOCKJS_HEARTBEAT_SECONDS = 25;

  private static final long MS_PER_SECOND = 1000;

  private final BusLoop loop;
  private long seconds;

  BusTimers(BusLoop loop) {
    this.loop = loop;
  }

  /** Called once a second. */
  void second() {
    seconds++;
    if (seconds % loop.limits().heartbeatSeconds() == 0) {
      loop.heartbeat();
    }
    if (seconds % SOCKJS_HEARTBEAT_SECONDS == 0) {
      loop.sockJsHeartbeat();
    }
    endTheSlow();
    endTheIdle();
  }

  private void endTheSlow() {
    long since = loop.nowMs() - loop.limits().slowCloseSeconds() * MS_PER_SECOND;
    for (BusClient client : loop.behind()) {
      if (client.behindSinceMs() <= since) {
        loop.expel(client, Farewell.SLOW, "slow");
      }
    }
  }

  private void endTheIdle() {
    long patienceMs = loop.limits().idleTimeoutSeconds() * MS_PER_SECOND;
    if (patienceMs == 0) {
      return;
    }
    long now = loop.nowMs();
    for (BusClient client : loop.clients()) {
      long quiet = now - client.heardMs();
      if (quiet >= patienceMs) {
        loop.expel(client, Farewell.IDLE, "idle");
      } else if (quiet >= patienceMs / 3) {
        client.socket().ping();
      }
    }
  }
}
