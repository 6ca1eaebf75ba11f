package io.skysentinel.bridge.hub;

/** Why a connection is ended; docs/protocol.md says what clients make of it. */
public enum Farewell {
  STOPPING(1001, "the node stops"),
  BINARY(1003, "messages from clients are text"),
  NOT_UTF8(1007, "the text is not UTF-8"),
  TOO_MANY(1008, "too many messages"),
  TOO_LARGE(1009, "the message is too large"),
  SLOW(4000, "too slow"),
  IDLE(4001, "no answer to pings");

  private final int code;
  private final String words;

  Farewell(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The close code of WebSocket. */
  public int code() {
    return code;
  }

  public String words() {
    return words;
  }
}
