package io.skysentinel.platform.socket;

import io.skysentinel.platform.connection.Connection;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Consumer;

/**
 * A request that became a WebSocket.
 *
 * @param ticket with which the door let it in
 */
public record WebSocketUpgrade(ServerWebSocket socket, WebSocketWriter writer, Door.Ticket ticket) {
  private static final Problem WITH_BODY =
      Problem.of(400, "Bad request", "A request for a WebSocket has no body");

  /**
   * Makes a WebSocket of the request, if the door lets it in; else it is answered why not.
   *
   * @param onRefusal is told the reason of each refusal in a word
   * @param controls what the subprotocol writes besides its messages
   */
  public static void of(
      HttpServerRequest request,
      Door door,
      Consumer<String> onRefusal,
      WebSocketWriter.ControlMessages controls,
      Consumer<WebSocketUpgrade> taker) {
    if (hasBody(request)) {
      // Vert.x would collect it, and never say what became of one that is too large.
      onRefusal.accept("handshake");
      WITH_BODY.answer(request.response(), request.path());
      return;
    }
    door.enter(request)
        .handle(
            ticket -> upgrade(request, ticket, onRefusal, controls, taker),
            problem -> problem.answer(request.response(), request.path()));
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    return (length != null && !length.trim().equals("0"))
        || request.getHeader("transfer-encoding") != null;
  }

  private static void upgrade(
      HttpServerRequest request,
      Door.Ticket ticket,
      Consumer<String> onRefusal,
      WebSocketWriter.ControlMessages controls,
      Consumer<WebSocketUpgrade> taker) {
    Connection connection = Connection.of(request);
    request
        .toWebSocket()
        .onSuccess(socket ->
            taker.accept(
                new WebSocketUpgrade(socket, new WebSocketWriter(connection, controls), ticket)))
        .onFailure(failure -> {
          onRefusal.accept("handshake");
          ticket.leave();
        });
  }
}
