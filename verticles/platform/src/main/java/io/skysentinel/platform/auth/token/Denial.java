package io.skysentinel.platform.auth.token;

import java.util.Locale;

/** Why somebody is not let in. */
public enum Denial {
  MISSING(401, "A token is needed: log in, or send one in the Authorization header"),
  MALFORMED(401, "This is no token that is taken here"),
  UNTRUSTED(401, "The token was not signed with a key that is trusted here"),
  EXPIRED(401, "The token has expired"),
  NOT_YET(401, "The token is not valid yet"),
  TOO_LONG(401, "The token is valid for longer than tokens may be here"),
  WRONG_ISSUER(401, "The token was made by somebody else than whom this node trusts"),
  WRONG_AUDIENCE(401, "The token was made for something else"),
  WITHDRAWN(403, "This name may not come in any more"),
  NO_ROLE(403, "The token gives no role that this needs");

  private final int status;
  private final String words;

  Denial(int status, String words) {
    this.status = status;
    this.words = words;
  }

  /** The status of HTTP for it. */
  public int status() {
    return status;
  }

  /** What a person should read. */
  public String words() {
    return words;
  }

  /** As metrics call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
