package io.skysentinel.platform.web;

import io.skysentinel.platform.connection.ClientMemory;
import io.skysentinel.platform.connection.Connection;
import io.skysentinel.platform.connection.Connections;
import io.skysentinel.platform.connection.Places;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Who may be a client of the node, whatever the way in: pages of allowed origins, so many in all
 * and from each address, and nobody while the memory for clients is used up. To be used from any
 * thread.
 */
public final class Door {
  private static final int FULL_COME_BACK_S = 10;

  private static final Problem NOT_READY =
      new Problem(503, "Not ready", "No flights have been heard of yet", 2);

  private static final String NO_MEMORY_REASON = "memory";

  private static final Problem NO_MEMORY =
      new Problem(
          503,
          "No memory left",
          "Clients make the node keep as much as they may; try again soon",
          FULL_COME_BACK_S);

  private final Connections connections;
  private final Supplier<Rules> rules;
  private final BooleanSupplier open;
  private final Consumer<String> onRefusal;
  private final Places clients = new Places();

  /**
   * A door that nobody has come through yet.
   *
   * @param connections on which clients come
   * @param rules those of now; asked each time
   * @param open whether there is anything to come in for
   * @param onRefusal is told the reason of each refusal in a word
   */
  public Door(
      Connections connections,
      Supplier<Rules> rules,
      BooleanSupplier open,
      Consumer<String> onRefusal) {
    this.connections = connections;
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
        clients.giveBack(address);
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

  /** Who sent the request wants to stay on its connection, and has left when that is closed. */
  public Decision enter(HttpServerRequest request) {
    Decision decision = enterDetached(request);
    if (decision instanceof Ticket ticket) {
      Connection.of(request).onClosed(ticket::leave);
    }
    return decision;
  }

  /** Who sent the request wants to stay beyond its connection, and gives its ticket back. */
  public Decision enterDetached(HttpServerRequest request) {
    return enter(connections.addressOf(request));
  }

  /** Somebody from that address wants to stay, until it gives its ticket back. */
  public Decision enter(String address) {
    if (!hasRoom()) {
      return refuse(NO_MEMORY_REASON, NO_MEMORY);
    }
    Rules now = rules.get();
    return switch (clients.take(address, now.maxConnections(), now.maxPerAddress())) {
      case TAKEN -> new Ticket(address);
      case FULL ->
          refuse(
              "full",
              new Problem(
                  503,
                  "Too many clients",
                  "The node serves as many clients as it may",
                  FULL_COME_BACK_S));
      case ADDRESS_FULL ->
          refuse(
              "address",
              new Problem(
                  429,
                  "Too many connections",
                  "There are %d connections from %s already, which is the limit"
                      .formatted(now.maxPerAddress(), address),
                  FULL_COME_BACK_S));
    };
  }

  /** Answers whoever asks for something large while clients hold as much memory as they may. */
  public boolean refusesLarge(HttpServerRequest request) {
    if (hasRoom()) {
      return false;
    }
    onRefusal.accept(NO_MEMORY_REASON);
    NO_MEMORY.answer(request.response(), request.path());
    return true;
  }

  private boolean hasRoom() {
    return memory().hasRoom();
  }

  /** What all clients hold; who keeps something on the heap for one, counts it there. */
  public ClientMemory memory() {
    return connections.memory();
  }

  /** How many are in. */
  public int clients() {
    return clients.taken();
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

  private Refusal refuse(String reason, Problem problem) {
    onRefusal.accept(reason);
    return new Refusal(problem);
  }
}
