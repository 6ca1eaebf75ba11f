package io.skysentinel.bridge.client;

/** A way in, as metrics call it. */
public enum TransportName {
  WS_JSON("ws-json"),
  WS_MSGPACK("ws-msgpack"),
  WS_COMPACT("ws-compact"),
  SSE("sse"),
  EVENT_BUS("eventbus");

  private final String label;

  TransportName(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether a client of it can subscribe to several topics, and so be written to several times. */
  boolean hasManyTopics() {
    return this == EVENT_BUS;
  }
}
