package io.skysentinel.bridge.transport.eventbus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.Channel;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.CloseReason;
import io.skysentinel.bridge.client.TransportName;
import io.skysentinel.bridge.questions.Questions;
import io.skysentinel.bridge.transport.ClientTransport;
import io.skysentinel.bridge.transport.websocket.FrameReader;
import io.skysentinel.bridge.transport.websocket.WebSocketWriter;
import io.skysentinel.bridge.transport.websocket.WebSocketWriter.ControlMessages;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.io.UncheckedIOException;

/**
 * {@code /eventbus/*}: SockJS's two WebSocket transports are ours, the rest of SockJS is
 * vertx-web's.
 */
public final class EventBusTransport implements ClientTransport {
  private static final String ALL = ClientPaths.EVENT_BUS + "/*";
  private static final String BARE = ClientPaths.EVENT_BUS_WEBSOCKET;

  /** A server's number and a session's name, both the client's choice and without meaning. */
  private static final String SOCKJS = ClientPaths.EVENT_BUS + "/[^/.]+/[^/.]+/websocket";

  /**
   * What vertx-web ends by closing the connection. A group would be taken for the session's name.
   */
  private static final String LAST_ANSWER =
      ClientPaths.EVENT_BUS + "/[^/.]+/[^/.]+/(?:xhr|xhr_streaming|eventsource|htmlfile|jsonp)";

  /** While a request is on its way, a SockJS client collects messages for the next. */
  private static final long MESSAGES_A_REQUEST = 16;

  private static final long SESSION_TIMEOUT_MS = 15_000;
  private static final int MAX_STREAMED_BYTES = 4 * 1024 * 1024;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bus bus;
  private final Questions questions;
  private final Door door;
  private final BridgeMetrics metrics;

  public EventBusTransport(Bus bus, Questions questions, Door door, BridgeMetrics metrics) {
    this.bus = bus;
    this.questions = questions;
    this.door = door;
    this.metrics = metrics;
  }

  @Override
  public void mount(Router router, WebLoop loop, ClientLoop clients) {
    BusSubscription status =
        bus.subscribe(Addresses.STATUS, said -> clients.event(BrowserAddresses.STATUS, json(said)));
    loop.onStop(status::cancel);
    router.route(ALL).handler(door::check);
    router.getWithRegex(SOCKJS).handler(request -> upgrade(request, BusFraming.SOCKJS, clients));
    router.get(BARE).handler(request -> upgrade(request, BusFraming.BARE, clients));
    router.routeWithRegex(LAST_ANSWER).handler(EventBusTransport::announceTheEnd);
    long maxRequestBytes = MESSAGES_A_REQUEST * clients.limits().maxMessageBytes();
    router.post(ALL).handler(BodyHandler.create(false).setBodyLimit(maxRequestBytes));
    router
        .route(ALL)
        .subRouter(
            SockJSHandler.create(loop.vertx(), fallbacks())
                .socketHandler(session -> enter(session, clients)));
  }

  /** Snapshots are large: a browser needs time for one before it asks for more. */
  private static SockJSHandlerOptions fallbacks() {
    return new SockJSHandlerOptions()
        .setSessionTimeout(SESSION_TIMEOUT_MS)
        .setMaxBytesStreaming(MAX_STREAMED_BYTES);
  }

  private void upgrade(RoutingContext context, BusFraming framing, ClientLoop clients) {
    HttpServerRequest request = context.request();
    if (request.canUpgradeToWebSocket()) {
      door.enter(request.remoteAddress())
          .handle(
              ticket -> upgrade(context, framing, ticket, clients),
              problem -> problem.answer(request.response(), request.path()));
    } else {
      context.next();
    }
  }

  private void upgrade(
      RoutingContext context, BusFraming framing, Door.Ticket ticket, ClientLoop clients) {
    Channel channel = WebSocketWriter.channelOf(context.request());
    boolean isSockJs = framing == BusFraming.SOCKJS;
    context
        .request()
        .toWebSocket()
        .onSuccess(socket -> {
          WebSocketWriter writer =
              new WebSocketWriter(channel, isSockJs ? SockJsFrames.CONTROLS : ControlMessages.NONE);
          Client client = clients.enter(writer, TransportName.EVENT_BUS, ticket, Pass.of(context));
          if (isSockJs) {
            client.writeOwn(SockJsFrames.opening());
          }
          socket.closeHandler(unused -> clients.leave(client));
          // Without one, Vert.x logs each client that breaks off.
          socket.exceptionHandler(unused -> metrics.rejected("broken"));
          int maxBytes = framing.maxBytes(clients.limits().maxMessageBytes());
          Runnable pause = () -> pause(socket, writer);
          writer.read(
              socket,
              new FrameReader(
                  clients, client, maxBytes, true, handler(client, framing, clients, pause)));
        })
        .onFailure(failure -> {
          ticket.leave();
          context.fail(failure);
        });
  }

  /** Who does not read is not listened to: its questions wait in its own buffers. */
  private static void pause(ServerWebSocket socket, WebSocketWriter writer) {
    socket.pause();
    writer.whenSent(socket::resume);
  }

  private void enter(SockJSSocket session, ClientLoop clients) {
    door.enter(session.remoteAddress())
        .handle(ticket -> serve(session, ticket, clients), problem -> session.close());
  }

  private void serve(SockJSSocket session, Door.Ticket ticket, ClientLoop clients) {
    Client client =
        clients.enter(
            new SessionSocket(session),
            TransportName.EVENT_BUS,
            ticket,
            Pass.of(session.routingContext()));
    // The browser's messages are requests of their own: how many it may send bounds them.
    BusMessageHandler handler = handler(client, BusFraming.SESSION, clients, () -> {});
    session.handler(message -> {
      clients.heard(client);
      if (clients.admitsMessage(client)) {
        handler.message(message.toString());
      } else {
        handler.refused(CloseReason.TOO_MANY_MESSAGES);
      }
    });
    session.closeHandler(unused -> clients.leave(client));
    session.exceptionHandler(unused -> metrics.rejected("broken"));
  }

  private BusMessageHandler handler(
      Client client, BusFraming framing, ClientLoop clients, Runnable onUnread) {
    return new BusMessageHandler(client, framing, clients, questions, metrics, onUnread);
  }

  /** Else a client may send its next message on a connection that is just being closed. */
  private static void announceTheEnd(RoutingContext request) {
    // HTTP/2 has no such header, and no such trouble.
    if (request.request().version() != HttpVersion.HTTP_2) {
      request.response().putHeader("connection", "close");
    }
    request.next();
  }

  private static byte[] json(NodeStatus status) {
    try {
      return JSON.writeValueAsBytes(status);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
