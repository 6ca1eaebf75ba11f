package io.skysentinel.platform.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may use the node. Browsers open WebSockets for any page to anywhere, so whoever
 * serves them must ask where the page is from. Programs are from nowhere, and may.
 */
final class Origins {
  private Origins() {}

  /**
   * Whether who sent the request may have an answer.
   *
   * @param allowed as in {@code http.allowedOrigins}
   */
  static boolean admits(HttpServerRequest request, List<String> allowed) {
    String origin = request.getHeader("origin");
    return origin == null
        || allowed.contains("*")
        || allowed.contains(origin)
        || isSame(origin, request.authority());
  }

  /** By host and port only: a proxy in front may have taken off the encryption. */
  private static boolean isSame(String origin, @Nullable HostAndPort authority) {
    if (authority == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      int port = page.getPort() >= 0 ? page.getPort() : "https".equals(page.getScheme()) ? 443 : 80;
      int ours = authority.port() > 0 ? authority.port() : port;
      return authority.host().equalsIgnoreCase(page.getHost()) && port == ours;
    } catch (IllegalArgumentException e) {
      // "null" and worse are from nowhere that could be named.
      return false;
    }
  }
}
