package io.skysentinel.bridge.page;

import io.vertx.core.http.HttpServerResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the page may do in a browser: nothing but what it needs. It loads nothing from elsewhere but
 * the map's pictures, if the configuration names somebody for them, so what somebody smuggled into
 * a callsign or an address finds nobody to talk to.
 */
final class PageHeaders {
  /**
   * Pictures: those that the page draws itself are data and blobs. Connections: old Safaris do not
   * count WebSockets of the same host as 'self'; others than our own refuse by the Origin anyway.
   */
  private static final String UP_TO_PICTURES =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:";

  private static final String FROM_CONNECTIONS =
      "; connect-src 'self' ws: wss:; worker-src 'self' blob:;"
          + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ";

  /** Servers of tiles are often several, told apart by a letter. */
  private static final Pattern TILES = Pattern.compile("(https?://)(\\{s}\\.)?([^/]+)/.*");

  private final String policy;

  PageHeaders(PageConfig page) {
    policy = UP_TO_PICTURES + sourceOf(page.mapTiles()) + FROM_CONNECTIONS;
  }

  /** The server of the map's pictures as a policy names it, with a space before it. */
  private static String sourceOf(String tiles) {
    Matcher matcher = TILES.matcher(tiles);
    if (!matcher.matches()) {
      return "";
    }
    String any = matcher.group(2) == null ? "" : "*.";
    return " " + matcher.group(1) + any + matcher.group(3);
  }

  /**
   * Adds them to an answer.
   *
   * @param embedded whether any other page may show it in a frame: it was asked for in that mode,
   *     which shows the sky and has nothing that a click could be stolen for
   */
  void add(HttpServerResponse response, boolean embedded) {
    response
        .putHeader("content-security-policy", policy + (embedded ? "*" : "'self'"))
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "same-origin")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("permissions-policy", "camera=(), microphone=(), geolocation=(self)");
  }
}
