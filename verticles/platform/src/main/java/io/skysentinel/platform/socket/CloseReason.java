package io.skysentinel.platform.socket;

import io.skysentinel.platform.auth.token.Denial;
import java.util.Locale;

/** Why a connection is closed; docs/protocol.md says what clients make of it. */
public enum CloseReason {
  STOPPING(1001, 503, "the node stops"),
  BINARY(1003, 400, "messages from clients are text"),
  NOT_UTF8(1007, 400, "the text is not UTF-8"),
  MALFORMED(1007, 400, "not a frame of SockJS"),
  TOO_MANY_MESSAGES(1008, 429, "too many messages"),
  TOO_LARGE(1009, 413, "the message is too large"),
  SLOW(4000, 429, "too slow"),
  IDLE(4001, 408, "no answer to pings"),
  NOT_KNOWN(4002, 401, "no token, or none that is taken here"),
  EXPIRED(4003, 401, "the token has expired"),
  WITHDRAWN(4004, 403, "not allowed in any more");

  private final int code;
  private final int refusalCode;
  private final String words;

  CloseReason(int code, int refusalCode, String words) {
    this.code = code;
    this.refusalCode = refusalCode;
    this.words = words;
  }

  /** For somebody who may not come in, or not stay. */
  public static CloseReason of(Denial denial) {
    return switch (denial) {
      case EXPIRED -> EXPIRED;
      case WITHDRAWN, NO_ROLE -> WITHDRAWN;
      case MISSING, MALFORMED, UNTRUSTED, NOT_YET, TOO_LONG, WRONG_ISSUER, WRONG_AUDIENCE ->
          NOT_KNOWN;
    };
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

  /** The same for who knows HTTP's codes better. */
  public int refusalCode() {
    return refusalCode;
  }

  /** What the client may do instead. */
  public String explanation(MessageLimits limits) {
    return switch (this) {
      case TOO_MANY_MESSAGES -> "at most " + limits.perSecond() + " messages a second are read";
      case TOO_LARGE -> "a message may have at most " + limits.maxBytes() + " bytes";
      case STOPPING, BINARY, NOT_UTF8, MALFORMED, SLOW, IDLE, NOT_KNOWN, EXPIRED, WITHDRAWN ->
          words;
    };
  }
}
