package io.skysentinel.platform.socket;

import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.platform.web.BadRequestException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;

/** The forms of the live protocol over WebSockets. */
public enum MessageForm {
  JSON(ClientPaths.JSON_SUBPROTOCOL, WebSocketFrames.TEXT),
  MSGPACK(ClientPaths.PACKED_SUBPROTOCOL, WebSocketFrames.BINARY),
  COMPACT(ClientPaths.COMPACT_SUBPROTOCOL, WebSocketFrames.BINARY);

  private final String subprotocol;
  private final WebSocketFrames frames;

  MessageForm(String subprotocol, WebSocketFrames frames) {
    this.subprotocol = subprotocol;
    this.frames = frames;
  }

  /** In what its messages are written. */
  public Messages messages() {
    return switch (this) {
      case JSON -> Messages.JSON;
      case MSGPACK -> Messages.PACKED;
      case COMPACT -> Messages.COMPACT;
    };
  }

  /** In what they are sent. */
  public WebSocketFrames frames() {
    return frames;
  }

  /** Has the web server name the subprotocol that was chosen. */
  public static void configure(HttpServerOptions options) {
    options.setWebSocketSubProtocols(
        Arrays.stream(values()).map(form -> form.subprotocol).toList());
  }

  /** The one that is asked for: by the subprotocol, else by {@code format}, else JSON. */
  public static MessageForm wanted(HttpServerRequest request) throws BadRequestException {
    List<String> offered = request.headers().getAll("sec-websocket-protocol");
    for (String protocol : String.join(",", offered).split(",", -1)) {
      for (MessageForm form : values()) {
        if (form.subprotocol.equals(protocol.trim())) {
          return form;
        }
      }
    }
    return switch (request.getParam("format", "json")) {
      case "json" -> JSON;
      case "msgpack" -> MSGPACK;
      case "compact" -> COMPACT;
      default -> throw new BadRequestException("format has to be json, msgpack or compact");
    };
  }
}
