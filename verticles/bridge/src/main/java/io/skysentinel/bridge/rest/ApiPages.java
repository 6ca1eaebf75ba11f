package io.skysentinel.bridge.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The description of what is served, and a page that shows it without anything from elsewhere. */
final class ApiPages {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'";

  private ApiPages() {}

  static void mount(Router router) {
    Buffer description = resource("openapi.json");
    Buffer page = resource("api.html");
    router
        .get("/api/openapi.json")
        .handler(request ->
            request
                .response()
                .putHeader("content-type", "application/json")
                .putHeader("access-control-allow-origin", "*")
                .end(description));
    router
        .get("/api")
        .handler(request ->
            request
                .response()
                .putHeader("content-type", "text/html; charset=utf-8")
                .putHeader("content-security-policy", POLICY)
                .putHeader("cache-control", "no-cache")
                .end(page));
  }

  private static Buffer resource(String name) {
    try (InputStream in = ApiPages.class.getResourceAsStream("/rest/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in the build");
      }
      return Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
