package io.skysentinel.core.contract;

/** Where a node serves its clients, and how a WebSocket says which encoding it wants. */
public final class ClientPaths {

  /** The live protocol over a WebSocket. */
  public static final String WEBSOCKET = "/ws/flights";

  /** The past in the messages of the live protocol, over a WebSocket. */
  public static final String HISTORY_STREAM = "/history/stream";

  /** The live protocol as server-sent events. */
  public static final String EVENT_STREAM = "/flights/sse";

  /** The event bus for browsers; SockJS's own paths stand below it. */
  public static final String EVENT_BUS = "/eventbus";

  /** The event bus over a WebSocket without SockJS. */
  public static final String EVENT_BUS_WEBSOCKET = EVENT_BUS + "/websocket";

  /** The subprotocol of JSON messages. */
  public static final String JSON_SUBPROTOCOL = "sky.v1.json";

  /** The subprotocol of MessagePack messages. */
  public static final String PACKED_SUBPROTOCOL = "sky.v1.msgpack";

  /** The subprotocol whose messages tell of all tiles of a view together. */
  public static final String COMPACT_SUBPROTOCOL = "sky.v2.compact";

  /** Before a token that is offered as a subprotocol; it is never the one that is chosen. */
  public static final String TOKEN_SUBPROTOCOL = "sky.token.";

  private ClientPaths() {}
}
