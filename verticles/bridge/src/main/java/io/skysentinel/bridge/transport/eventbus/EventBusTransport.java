package io.skysentinel.bridge.transport.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.TransportName;
import io.skysentinel.bridge.questions.Questions;
import io.skysentinel.bridge.transport.ClientTransport;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.socket.FrameReader;
import io.skysentinel.platform.socket.WebSocketUpgrade;
import io.skysentinel.platform.socket.WebSocketWriter.ControlMessages;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/** {@code /eventbus/*}: SockJS over WebSockets and without, and a bare WebSocket. */
public final class EventBusTransport implements ClientTransport {
  private static final String ALL = ClientPaths.EVENT_BUS + "/*";
  private static final String BARE = ClientPaths.EVENT_BUS_WEBSOCKET;

  /** A server's number and a session's name, both the client's choice and without meaning. */
  private static final String SOCKJS = ClientPaths.EVENT_BUS + "/[^/.]+/[^/.]+/websocket";

  private static final Problem NO_WEB_SOCKET =
      Problem.of(400, "Bad request", "This address can be asked for a WebSocket only (RFC 6455)");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bus bus;
  private final Questions questions;
  private final Door door;
  private final BridgeMetrics metrics;
  private final LongSupplier steadyMs;
  private final SessionRoutes sessions;

  public EventBusTransport(
      Bus bus, Questions questions, Door door, BridgeMetrics metrics, LongSupplier steadyMs) {
    this.bus = bus;
    this.questions = questions;
    this.door = door;
    this.metrics = metrics;
    this.steadyMs = steadyMs;
    this.sessions = new SessionRoutes(door);
  }

  @Override
  public void mount(Router router, WebLoop loop, ClientLoop clients) {
    BusSubscription status =
        bus.subscribe(Addresses.STATUS, said -> clients.event(BrowserAddresses.STATUS, json(said)));
    loop.onStop(status::cancel);
    BusSubscription anomalies =
        bus.subscribe(
            Addresses.ANOMALY,
            said -> clients.event(BrowserAddresses.ANOMALY, said.json().getBytes(UTF_8)));
    loop.onStop(anomalies::cancel);
    router.route(ALL).handler(door::check);
    router.getWithRegex(SOCKJS).handler(request -> upgrade(request, BusFraming.SOCKJS, clients));
    router.get(BARE).handler(request -> upgrade(request, BusFraming.BARE, clients));
    SessionLoop here =
        new SessionLoop(
            loop, clients, steadyMs, client -> handler(client, BusFraming.SESSION, clients));
    sessions.mount(router, here, clients);
  }

  private void upgrade(RoutingContext context, BusFraming framing, ClientLoop clients) {
    HttpServerRequest request = context.request();
    if (!request.canUpgradeToWebSocket()) {
      NO_WEB_SOCKET.answer(request.response(), request.path());
      return;
    }
    boolean isSockJs = framing == BusFraming.SOCKJS;
    WebSocketUpgrade.of(
        request,
        door,
        metrics::rejected,
        isSockJs ? SockJsFrames.CONTROLS : ControlMessages.NONE,
        opened -> serve(opened, framing, clients, Pass.of(context)));
  }

  private void serve(WebSocketUpgrade opened, BusFraming framing, ClientLoop clients, Pass pass) {
    Client client = clients.enter(opened.writer(), TransportName.EVENT_BUS, opened.ticket(), pass);
    if (framing == BusFraming.SOCKJS) {
      client.writeOwn(SockJsFrames.opening());
    }
    opened.socket().closeHandler(unused -> clients.leave(client));
    // Without one, Vert.x logs each client that breaks off.
    opened.socket().exceptionHandler(unused -> metrics.rejected("broken"));
    int maxBytes = framing.maxBytes(clients.limits().maxMessageBytes());
    opened
        .writer()
        .read(opened.socket(), new FrameReader(maxBytes, true, handler(client, framing, clients)));
  }

  private BusMessageHandler handler(Client client, BusFraming framing, ClientLoop clients) {
    return new BusMessageHandler(client, framing, clients, questions, metrics);
  }

  private static byte[] json(NodeStatus status) {
    try {
      return JSON.writeValueAsBytes(status);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
