package io.skysentinel.platform.auth;

import io.skysentinel.core.contract.ClientPaths;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where requests carry tokens: in a header, as a subprotocol of a WebSocket, or in our cookie.
 * Never in an address, which ends up in logs.
 */
public final class ShownToken {
  /** Our cookie. */
  static final String COOKIE = "skysentinel";

  private static final String SCHEME = "bearer ";

  private ShownToken() {}

  /** {@code null}: it carries none. */
  static @Nullable String of(HttpServerRequest request) {
    String header = ofHeader(request.getHeader("authorization"));
    if (header != null) {
      return header;
    }
    String offered = ofSubprotocols(request);
    if (offered != null) {
      return offered;
    }
    Cookie cookie = request.getCookie(COOKIE);
    return cookie == null || cookie.getValue().isEmpty() ? null : cookie.getValue();
  }

  /** The token in a value of an Authorization header, of whatever protocol. */
  public static @Nullable String ofHeader(@Nullable String value) {
    return value != null && value.toLowerCase(Locale.ROOT).startsWith(SCHEME)
        ? value.substring(SCHEME.length()).trim()
        : null;
  }

  private static @Nullable String ofSubprotocols(HttpServerRequest request) {
    for (String header : request.headers().getAll("sec-websocket-protocol")) {
      for (String protocol : header.split(",", -1)) {
        String name = protocol.trim();
        if (name.startsWith(ClientPaths.TOKEN_SUBPROTOCOL)) {
          return name.substring(ClientPaths.TOKEN_SUBPROTOCOL.length());
        }
      }
    }
    return null;
  }
}
