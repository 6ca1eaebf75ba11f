package io.skysentinel.tools.load;

import io.skysentinel.core.contract.ClientPaths;

/** The ways in that can be loaded. */
enum Protocol {
  WS_MSGPACK("ws-msgpack", ClientPaths.WEBSOCKET, ClientPaths.PACKED_SUBPROTOCOL),
  WS_COMPACT("ws-compact", ClientPaths.WEBSOCKET, ClientPaths.COMPACT_SUBPROTOCOL),
  WS_JSON("ws-json", ClientPaths.WEBSOCKET, ClientPaths.JSON_SUBPROTOCOL),
  EVENTBUS("eventbus", ClientPaths.EVENT_BUS_WEBSOCKET, ""),
  SSE("sse", ClientPaths.EVENT_STREAM, "");

  private final String optionName;
  private final String path;
  private final String subprotocol;

  Protocol(String optionName, String path, String subprotocol) {
    this.optionName = optionName;
    this.path = path;
    this.subprotocol = subprotocol;
  }

  /** Where a node serves it. */
  String path() {
    return path;
  }

  /** What is offered in the WebSocket handshake; empty for none. */
  String subprotocol() {
    return subprotocol;
  }

  boolean isWebSocket() {
    return this != SSE;
  }

  /** Whether the box is part of the address; on the event bus it is said in messages. */
  boolean takesBoxInQuery() {
    return this != EVENTBUS;
  }

  HeadReader headReader() {
    return switch (this) {
      case WS_MSGPACK -> new PackedHeads();
      case WS_COMPACT -> new CompactHeads();
      case WS_JSON, EVENTBUS, SSE -> new JsonHeads();
    };
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return optionName;
  }
}
