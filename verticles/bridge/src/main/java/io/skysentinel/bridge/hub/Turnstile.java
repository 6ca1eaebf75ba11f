package io.skysentinel.bridge.hub;

import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.web.Problem;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the node's clients of all transports, and refuses those over the limits. */
public final class Turnstile {
  private static final int COME_BACK_S = 10;

  private final LiveConfig config;
  private final BridgeMetrics metrics;
  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  public Turnstile(LiveConfig config, BridgeMetrics metrics) {
    this.config = config;
    this.metrics = metrics;
  }

  /** What became of somebody who came. */
  public sealed interface Entry {}

  /** Let in, until {@link #leave} is called. */
  public final class Ticket implements Entry {
    private final String address;
    private final Transport transport;
    private final AtomicBoolean left = new AtomicBoolean();

    private Ticket(String address, Transport transport) {
      this.address = address;
      this.transport = transport;
    }

    /** Makes room for another; safe to call twice. */
    public void leave() {
      if (left.compareAndSet(false, true)) {
        giveBack(address);
        metrics.left(transport);
      }
    }
  }

  /** Not let in. */
  public record Refusal(Problem problem) implements Entry {}

  /** From any thread. */
  public Entry enter(String address, Transport transport) {
    BridgeConfig limits = config.get(BridgeConfig.PART);
    if (all.incrementAndGet() > limits.maxClients()) {
      all.decrementAndGet();
      return refuse(503, "Too many clients", "The node serves as many clients as it may", "full");
    }
    int most = limits.maxClientsPerAddress();
    int now = byAddress.merge(address, 1, Integer::sum);
    if (most > 0 && now > most) {
      giveBack(address);
      return refuse(
          429,
          "Too many connections",
          "There are " + most + " connections from " + address + " already, which is the limit",
          "address");
    }
    metrics.entered(transport);
    return new Ticket(address, transport);
  }

  /** How many are in. */
  public int clients() {
    return all.get();
  }

  private void giveBack(String address) {
    byAddress.computeIfPresent(address, (unused, count) -> count == 1 ? null : count - 1);
    all.decrementAndGet();
  }

  private Refusal refuse(int status, String title, String detail, String reason) {
    metrics.rejected(reason);
    return new Refusal(new Problem(status, title, detail, COME_BACK_S));
  }
}
