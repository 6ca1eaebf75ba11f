package io.skysentinel.bridge.transport.websocket;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.TransportName;
import io.skysentinel.bridge.transport.ClientTransport;
import io.skysentinel.bridge.transport.FirstRequest;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.socket.FrameReader;
import io.skysentinel.platform.socket.MessageForm;
import io.skysentinel.platform.socket.WebSocketUpgrade;
import io.skysentinel.platform.socket.WebSocketWriter.ControlMessages;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The live protocol over WebSockets, at {@code /ws/flights}. */
public final class WebSocketTransport implements ClientTransport {
  private static final String PATH = ClientPaths.WEBSOCKET;

  private static final Problem NO_WEB_SOCKET =
      Problem.of(426, "Upgrade required", "This address speaks WebSocket (RFC 6455)");

  /** Until a connection has a reader with limits of its own. */
  private static final int LARGEST_FRAME = 64 * 1024;

  private final Door door;
  private final BridgeMetrics metrics;

  public WebSocketTransport(Door door, BridgeMetrics metrics) {
    this.door = door;
    this.metrics = metrics;
  }

  /** Sets what WebSockets need of the web server. */
  public static void configure(HttpServerOptions options, BridgeConfig config) {
    int message = config.maxMessageBytes();
    MessageForm.configure(options);
    options
        .setMaxWebSocketMessageSize(message)
        .setMaxWebSocketFrameSize(Math.max(message, LARGEST_FRAME));
  }

  /** A connection that is about to begin. */
  private record Begin(MessageForm form, FirstRequest first, ClientLoop clients, Pass pass) {}

  @Override
  public void mount(Router router, WebLoop loop, ClientLoop clients) {
    router.get(PATH).handler(door::check).handler(request -> enter(request, clients));
  }

  private void enter(RoutingContext context, ClientLoop clients) {
    HttpServerRequest request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
      NO_WEB_SOCKET.answer(request.response(), request.path());
      return;
    }
    try {
      FirstRequest first = FirstRequest.read(request, request.getParam("resume"));
      Begin begin = new Begin(MessageForm.wanted(request), first, clients, Pass.of(context));
      WebSocketUpgrade.of(
          request, door, metrics::rejected, ControlMessages.NONE, opened -> serve(opened, begin));
    } catch (BadRequestException e) {
      FirstRequest.refuse(request, e, metrics);
    }
  }

  private void serve(WebSocketUpgrade opened, Begin begin) {
    ServerWebSocket socket = opened.socket();
    ClientLoop clients = begin.clients();
    Encoding encoding = encoding(begin.form());
    Client client =
        clients.enter(opened.writer(), transport(begin.form()), opened.ticket(), begin.pass());
    socket.closeHandler(unused -> clients.leave(client));
    // To break off is a client's right; what is left is no WebSocket.
    socket.exceptionHandler(failure -> {
      if (!(failure instanceof HttpClosedException)) {
        metrics.rejected("protocol");
      }
    });
    opened
        .writer()
        .read(
            socket,
            new FrameReader(
                clients.limits().maxMessageBytes(),
                false,
                new WebSocketMessages(client, encoding, clients, metrics)));
    clients.watch(client, begin.first().view(), encoding, begin.first().held());
  }

  private static Encoding encoding(MessageForm form) {
    return new Encoding(form.messages(), WebSocketFraming.of(form.frames()));
  }

  private static TransportName transport(MessageForm form) {
    return switch (form) {
      case JSON -> TransportName.WS_JSON;
      case MSGPACK -> TransportName.WS_MSGPACK;
      case COMPACT -> TransportName.WS_COMPACT;
    };
  }
}
