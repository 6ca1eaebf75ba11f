package io.skysentinel.bridge.eventbus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.Channel;
import io.skysentinel.bridge.hub.BridgeConfig;
import io.skysentinel.bridge.hub.BridgeMetrics;
import io.skysentinel.bridge.hub.Hub;
import io.skysentinel.bridge.hub.Transport;
import io.skysentinel.bridge.hub.Turnstile;
import io.skysentinel.bridge.hub.WebSocketOutlet;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.Subscription;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.web.Origins;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/**
 * {@code /eventbus/*}: SockJS's two WebSocket transports are ours, the rest of SockJS is
 * vertx-web's.
 */
public final class EventBusRoutes implements Routes {
  private static final String ALL = "/eventbus/*";
  private static final String RAW = "/eventbus/websocket";

  /** A server's number and a session's name, both the client's choice and without meaning. */
  private static final String SOCKJS = "/eventbus/[^/.]+/[^/.]+/websocket";

  /**
   * What vertx-web ends by closing the connection. A group would be taken for the session's name.
   */
  private static final String LAST_ANSWER =
      "/eventbus/[^/.]+/[^/.]+/(?:xhr|xhr_streaming|eventsource|htmlfile|jsonp)";

  /** While a request is on its way, a SockJS client collects messages for the next. */
  private static final long MESSAGES_A_REQUEST = 16;

  private static final long SESSION_TIMEOUT_MS = 15_000;
  private static final int MAX_STREAMED_BYTES = 4 * 1024 * 1024;

  private static final long SECOND_MS = 1000;

  private static final Problem FOREIGN_PAGE =
      Problem.of(
          403,
          "Not from this page",
          "Pages of that origin may not use this node; http.allowedOrigins names those that may.");

  private static final Problem NOT_READY =
      new Problem(503, "Not ready", "No cache has told what it holds yet; try again.", 2);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Hub hub;
  private final LiveConfig config;
  private final Bus bus;
  private final Turnstile turnstile;
  private final BridgeMetrics metrics;
  private final LongSupplier clock;

  public EventBusRoutes(
      Hub hub,
      LiveConfig config,
      Bus bus,
      Turnstile turnstile,
      BridgeMetrics metrics,
      LongSupplier clock) {
    this.hub = hub;
    this.config = config;
    this.bus = bus;
    this.turnstile = turnstile;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    BusLoop here = new BusLoop(hub, loop.context(), config, metrics, clock);
    start(here, loop);
    router.route(ALL).handler(this::admit);
    router.getWithRegex(SOCKJS).handler(request -> upgrade(request, Carriage.SOCKJS, here));
    router.get(RAW).handler(request -> upgrade(request, Carriage.RAW, here));
    router.routeWithRegex(LAST_ANSWER).handler(EventBusRoutes::announceTheEnd);
    router.post(ALL).handler(BodyHandler.create(false).setBodyLimit(maxRequestBytes()));
    router
        .route(ALL)
        .subRouter(
            SockJSHandler.create(loop.vertx(), fallbacks())
                .socketHandler(session -> session(session, here)));
  }

  /** Snapshots are large: a browser needs time for one before it asks for more. */
  private static SockJSHandlerOptions fallbacks() {
    return new SockJSHandlerOptions()
        .setSessionTimeout(SESSION_TIMEOUT_MS)
        .setMaxBytesStreaming(MAX_STREAMED_BYTES);
  }

  private void start(BusLoop here, WebLoop loop) {
    Hub.Membership membership = hub.join(loop.context(), here);
    Subscription status =
        bus.subscribe(Addresses.STATUS, said -> here.event(BrowserAddresses.STATUS, json(said)));
    BusTimers timers = new BusTimers(here);
    long timer = loop.vertx().setPeriodic(SECOND_MS, unused -> timers.second());
    loop.onStop(() -> {
      loop.vertx().cancelTimer(timer);
      membership.leave();
      here.closeAll();
      return status.cancel();
    });
  }

  private void admit(RoutingContext request) {
    HttpServerRequest asked = request.request();
    if (!Origins.admits(asked, config.get(HttpConfig.PART).allowedOrigins())) {
      refuse(request, "origin", FOREIGN_PAGE);
    } else if (!hub.isOpen()) {
      refuse(request, "not_ready", NOT_READY);
    } else {
      request.next();
    }
  }

  private void refuse(RoutingContext request, String reason, Problem problem) {
    metrics.rejected(reason);
    problem.answer(request.response(), request.request().path());
  }

  private void upgrade(RoutingContext request, Carriage carriage, BusLoop here) {
    HttpServerRequest asked = request.request();
    if (!asked.canUpgradeToWebSocket()) {
      request.next();
      return;
    }
    Turnstile.Entry entry = enter(asked.remoteAddress());
    if (entry instanceof Turnstile.Refusal refusal) {
      refusal.problem().answer(request.response(), asked.path());
    } else if (entry instanceof Turnstile.Ticket ticket) {
      Channel channel = WebSocketOutlet.channelOf(asked);
      asked
          .toWebSocket()
          .onSuccess(socket -> WebSocketBusSocket.serve(socket, channel, carriage, ticket, here))
          .onFailure(failure -> {
            ticket.leave();
            request.fail(failure);
          });
    }
  }

  private void session(SockJSSocket session, BusLoop here) {
    Turnstile.Entry entry = enter(session.remoteAddress());
    if (entry instanceof Turnstile.Ticket ticket) {
      SessionBusSocket.serve(session, ticket, here);
    } else {
      session.close();
    }
  }

  private Turnstile.Entry enter(SocketAddress from) {
    String address = from.hostAddress();
    return turnstile.enter(address == null ? "" : address, Transport.EVENT_BUS);
  }

  /** Else a client may send its next message on a connection that is just being closed. */
  private static void announceTheEnd(RoutingContext request) {
    request.response().putHeader("connection", "close");
    request.next();
  }

  private long maxRequestBytes() {
    return MESSAGES_A_REQUEST * config.get(BridgeConfig.PART).maxMessageBytes();
  }

  private static byte[] json(NodeStatus status) {
    try {
      return JSON.writeValueAsBytes(status);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
