package io.skysentinel.bridge.client;

import io.skysentinel.platform.config.BridgeConfig;
import java.util.Locale;
import java.util.function.Function;

/** Why a connection is closed; docs/protocol.md says what clients make of it. */
public enum CloseReason {
  STOPPING(1001, "the node stops"),
  BINARY(1003, 400, "messages from clients are text"),
  NOT_UTF8(1007, 400, "the text is not UTF-8"),
  MALFORMED(1007, 400, "not a frame of SockJS"),
  TOO_MANY_MESSAGES(
      1008,
      429,
      "too many messages",
      limits -> "at most " + limits.messagesPerSecond() + " messages a second are read"),
  TOO_LARGE(
      1009,
      413,
      "the message is too large",
      limits -> "a message may have at most " + limits.maxMessageBytes() + " bytes"),
  SLOW(4000, "too slow"),
  IDLE(4001, "no answer to pings");

  private final int code;
  private final int refusalCode;
  private final String words;
  private final Function<BridgeConfig, String> explanation;

  CloseReason(int code, String words) {
    this(code, 0, words);
  }

  CloseReason(int code, int refusalCode, String words) {
    this(code, refusalCode, words, limits -> words);
  }

  CloseReason(int code, int refusalCode, String words, Function<BridgeConfig, String> explanation) {
    this.code = code;
    this.refusalCode = refusalCode;
    this.words = words;
    this.explanation = explanation;
  }

  /** The close code of WebSocket. */
  public int code() {
    return code;
  }

  /** What goes with the close code. */
  public String words() {
    return words;
  }

  /** As metrics call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The code of the error that the client is sent before. */
  public int refusalCode() {
    return refusalCode;
  }

  /** The words of that error: what the client may do instead. */
  public String explanation(BridgeConfig limits) {
    return explanation.apply(limits);
  }
}
