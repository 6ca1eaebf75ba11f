package io.skysentinel.bridge.hub;

/** A way in, as metrics call it. */
public enum Transport {
  WS_JSON("ws-json"),
  WS_MSGPACK("ws-msgpack"),
  SSE("sse"),
  EVENT_BUS("eventbus");

  private final String label;

  Transport(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
