package io.skysentinel.node.web;

import io.vertx.core.http.HttpServerResponse;

/**
 * What the page may do in a browser: nothing but what it needs. It loads nothing from elsewhere, so
 * what somebody smuggled into a callsign or an address finds nobody to talk to.
 */
final class PageHeaders {
  /**
   * Styles: the globe's library puts style elements into the page. Pictures: those that the page
   * draws itself are data and blobs. Connections: old Safaris do not count WebSockets of the same
   * host as 'self'; others than our own refuse by the Origin anyway.
   */
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data: blob:; connect-src 'self' ws: wss:; worker-src 'self' blob:;"
          + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ";

  private PageHeaders() {}

  /**
   * Adds them to an answer.
   *
   * @param embedded whether any other page may show it in a frame: it was asked for in that mode,
   *     which shows the sky and has nothing that a click could be stolen for
   */
  static void add(HttpServerResponse response, boolean embedded) {
    response
        .putHeader("content-security-policy", POLICY + (embedded ? "*" : "'self'"))
        .putHeader("x-content-type-options", "nosniff")
        .putHeader("referrer-policy", "same-origin")
        .putHeader("cross-origin-opener-policy", "same-origin")
        .putHeader("permissions-policy", "camera=(), microphone=(), geolocation=(self)");
  }
}
