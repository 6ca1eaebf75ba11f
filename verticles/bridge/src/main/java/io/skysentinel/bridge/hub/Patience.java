package io.skysentinel.bridge.hub;

/** How long a client may read nothing or say nothing. */
final class Patience {
  private final long slowMs;
  private final long idleMs;

  Patience(BridgeConfig limits) {
    slowMs = limits.slowCloseSeconds() * 1000L;
    idleMs = limits.idleTimeoutSeconds() * 1000L;
  }

  /** Whether nothing could be sent to it for too long. */
  boolean isSlow(Client client, long nowMs) {
    return client.behindSinceMs != 0 && nowMs - client.behindSinceMs >= slowMs;
  }

  /** Whether it has said nothing for too long, not even to our pings. */
  boolean isIdle(Client client, long nowMs) {
    return idleMs > 0 && nowMs - client.heardMs >= idleMs;
  }

  /** Whether it is time to ask it for a sign of life. */
  boolean wantsSign(Client client, long nowMs) {
    return idleMs > 0 && nowMs - client.heardMs >= idleMs / 3;
  }
}
