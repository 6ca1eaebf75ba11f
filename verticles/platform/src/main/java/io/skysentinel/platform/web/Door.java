package io.skysentinel.platform.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who may use the node, whatever the way in: pages of allowed origins, and so many connections in
 * all and from each address. To be used from any thread.
 */
public final class Door {
  private static final int FULL_COME_BACK_S = 10;

  private static final Problem NOT_READY =
      new Problem(503, "Not ready", "No flights have been heard of yet", 2);

  private final Supplier<Rules> rules;
  private final BooleanSupplier open;
  private final Consumer<String> onRefusal;
  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentHashMap<String, Integer> byAddress = new ConcurrentHashMap<>();

  /**
   * A door that nobody has come through yet.
   *
   * @param rules those of now; asked each time
   * @param open whether there is anything to come in for
   * @param onRefusal is told the reason of each refusal in a word
   */
  public Door(Supplier<Rules> rules, BooleanSupplier open, Consumer<String> onRefusal) {
    this.rules = rules;
    this.open = open;
    this.onRefusal = onRefusal;
  }

  /**
   * What is allowed.
   *
   * @param maxConnections how many may be in at a time
   * @param maxPerAddress how many of them may come from one address; 0: no limit
   * @param allowedOrigins whose pages may use the node, besides its own
   */
  public record Rules(int maxConnections, int maxPerAddress, List<String> allowedOrigins) {}

  /** What somebody at the door is told. */
  public sealed interface Decision permits Ticket, Refusal {

    /** Calls one of the two: nobody can forget that there are both. */
    void handle(Consumer<Ticket> admitted, Consumer<Problem> refused);
  }

  /** Let in, until {@link #leave} is called. */
  public final class Ticket implements Decision {
    private final String address;
    private final AtomicBoolean left = new AtomicBoolean();

    private Ticket(String address) {
      this.address = address;
    }

    /** Makes room for another; safe to call twice. */
    public void leave() {
      if (left.compareAndSet(false, true)) {
        giveBack(address);
      }
    }

    @Override
    public void handle(Consumer<Ticket> admitted, Consumer<Problem> refused) {
      admitted.accept(this);
    }
  }

  /** Not let in. */
  public record Refusal(Problem problem) implements Decision {
    @Override
    public void handle(Consumer<Ticket> admitted, Consumer<Problem> refused) {
      refused.accept(problem);
    }
  }

  /** Stands before the routes of live ways in: answers whom it refuses, lets the others pass. */
  public void check(RoutingContext request) {
    HttpServerRequest asked = request.request();
    if (!admitsPage(asked)) {
      onRefusal.accept("origin");
      refuseForeign(asked, asked.getHeader("origin"));
    } else if (!open.getAsBoolean()) {
      onRefusal.accept("not_ready");
      NOT_READY.answer(asked.response(), asked.path());
    } else {
      request.next();
    }
  }

  /** Lets the page that sent the request read the answer, if its origin is allowed. */
  public void allowPage(HttpServerRequest request) {
    String origin = request.getHeader("origin");
    if (origin != null && admitsPage(request)) {
      request
          .response()
          .putHeader("access-control-allow-origin", origin)
          .putHeader("vary", "origin");
    }
  }

  /** Somebody wants to stay connected from this address. */
  public Decision enter(SocketAddress from) {
    String host = from.hostAddress();
    String address = host == null ? "" : host;
    Rules now = rules.get();
    if (all.incrementAndGet() > now.maxConnections()) {
      all.decrementAndGet();
      return refuse("full", 503, "Too many clients", "The node serves as many clients as it may");
    }
    int most = now.maxPerAddress();
    if (byAddress.merge(address, 1, Integer::sum) > most && most > 0) {
      giveBack(address);
      return refuse(
          "address",
          429,
          "Too many connections",
          "There are %d connections from %s already, which is the limit".formatted(most, address));
    }
    return new Ticket(address);
  }

  /** How many are in. */
  public int connections() {
    return all.get();
  }

  private static void refuseForeign(HttpServerRequest asked, String origin) {
    Problem.of(
            403,
            "Origin not allowed",
            "Pages of %s are not in http.allowedOrigins".formatted(origin))
        .answer(asked.response(), asked.path());
  }

  private boolean admitsPage(HttpServerRequest request) {
    return Origins.admits(request, rules.get().allowedOrigins());
  }

  private void giveBack(String address) {
    byAddress.computeIfPresent(address, (unused, count) -> count == 1 ? null : count - 1);
    all.decrementAndGet();
  }

  private Refusal refuse(String reason, int status, String title, String detail) {
    onRefusal.accept(reason);
    return new Refusal(new Problem(status, title, detail, FULL_COME_BACK_S));
  }
}
