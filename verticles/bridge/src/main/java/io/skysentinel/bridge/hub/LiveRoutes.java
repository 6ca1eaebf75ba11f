package io.skysentinel.bridge.hub;

import io.netty.channel.Channel;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.LongSupplier;

/** The live ways in that we serve ourselves: WebSocket at {@code /ws/flights}, and SSE. */
public final class LiveRoutes implements Routes {
  /** What is too large, but not by much, is read to be refused in words; more is cut off. */
  private static final int LARGEST_FRAME = 64 * 1024;

  static final Encoding WS_JSON = new Encoding(Messages.JSON, Framings.WEB_SOCKET_TEXT);
  static final Encoding WS_PACKED = new Encoding(Messages.PACKED, Framings.WEB_SOCKET_BINARY);
  static final Encoding EVENTS = new Encoding(Messages.JSON, Framings.EVENT);

  private final Hub hub;
  private final LiveConfig config;
  private final Reception reception;
  private final BridgeMetrics metrics;
  private final LongSupplier clock;

  /** Sets what WebSockets need of the web server. */
  public static void configure(HttpServerOptions options, BridgeConfig config) {
    int message = config.maxMessageBytes();
    options
        .setWebSocketSubProtocols(List.of("sky.v1.json", "sky.v1.msgpack"))
        .setMaxWebSocketMessageSize(message)
        .setMaxWebSocketFrameSize(Math.max(message, LARGEST_FRAME));
  }

  public LiveRoutes(
      Hub hub, LiveConfig config, Turnstile turnstile, BridgeMetrics metrics, LongSupplier clock) {
    this.hub = hub;
    this.config = config;
    this.reception = new Reception(hub, config, turnstile, metrics);
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    LoopClients clients = new LoopClients(hub, loop.context(), clock, this::limits, metrics);
    LoopTimers.start(loop, hub, clients, this::limits);
    router.get("/ws/flights").handler(request -> webSocket(request, clients));
    router.get("/flights/sse").handler(request -> events(request, clients));
  }

  private BridgeConfig limits() {
    return config.get(BridgeConfig.PART);
  }

  private void webSocket(RoutingContext request, LoopClients clients) {
    if (!"websocket".equalsIgnoreCase(request.request().getHeader("upgrade"))) {
      Reception.refuse(
          request, Problem.of(426, "Upgrade required", "This address speaks WebSocket (RFC 6455)"));
      return;
    }
    Reception.Wish wish = reception.wish(request, request.request().getParam("resume"));
    if (wish == null) {
      return;
    }
    Encoding wanted = reception.encoding(request);
    if (wanted == null) {
      return;
    }
    Transport transport = wanted.equals(WS_PACKED) ? Transport.WS_MSGPACK : Transport.WS_JSON;
    Turnstile.Ticket ticket = reception.ticket(request, transport);
    if (ticket == null) {
      return;
    }
    Channel channel = WebSocketOutlet.channelOf(request.request());
    request
        .request()
        .toWebSocket()
        .onSuccess(socket -> serve(socket, channel, wanted, transport, wish, ticket, clients))
        .onFailure(failure -> {
          metrics.rejected("handshake");
          ticket.leave();
        });
  }

  private void serve(
      ServerWebSocket socket,
      Channel channel,
      Encoding encoding,
      Transport transport,
      Reception.Wish wish,
      Turnstile.Ticket ticket,
      LoopClients clients) {
    Client[] itself = new Client[1];
    WebSocketOutlet outlet = new WebSocketOutlet(channel, () -> clients.writable(itself[0]));
    Client client = new Client(outlet, encoding, transport, wish.view(), clock.getAsLong());
    itself[0] = client;
    socket.closeHandler(unused -> {
      clients.leave(client);
      ticket.leave();
    });
    // To break off is a client's right; what is left is no WebSocket, or far too large a frame.
    socket.exceptionHandler(failure -> {
      if (!(failure instanceof HttpClosedException)) {
        metrics.rejected("protocol");
      }
    });
    socket.frameHandler(
        new Inbox(
            limits().maxMessageBytes(),
            new WebSocketClient(client, clients, clock, this::limits, metrics)));
    enter(client, wish, clients);
  }

  private void events(RoutingContext request, LoopClients clients) {
    String last = request.request().getHeader("last-event-id");
    Reception.Wish wish =
        reception.wish(request, last == null ? request.request().getParam("resume") : last);
    if (wish == null) {
      return;
    }
    Turnstile.Ticket ticket = reception.ticket(request, Transport.SSE);
    if (ticket == null) {
      return;
    }
    request
        .response()
        .setChunked(true)
        .putHeader("content-type", "text/event-stream")
        .putHeader("cache-control", "no-store")
        // nginx would collect events until its buffer is full.
        .putHeader("x-accel-buffering", "no");
    allowOrigin(request);
    EventOutlet outlet = new EventOutlet(request.response());
    Client client = new Client(outlet, EVENTS, Transport.SSE, wish.view(), clock.getAsLong());
    request.response().drainHandler(unused -> clients.writable(client));
    request
        .response()
        .closeHandler(unused -> {
          clients.leave(client);
          ticket.leave();
        });
    // Without one, Vert.x logs each client that breaks off.
    request.response().exceptionHandler(unused -> {});
    enter(client, wish, clients);
  }

  private static void enter(Client client, Reception.Wish wish, LoopClients clients) {
    if (wish.held().isEmpty()) {
      clients.enter(client);
    } else {
      clients.enter(client, wish.held());
    }
  }

  private void allowOrigin(RoutingContext request) {
    String origin = request.request().getHeader("origin");
    if (origin != null) {
      request
          .response()
          .putHeader("access-control-allow-origin", origin)
          .putHeader("vary", "origin");
    }
  }
}
