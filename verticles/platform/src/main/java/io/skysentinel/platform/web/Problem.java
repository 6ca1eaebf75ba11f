package io.skysentinel.platform.web;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused, as a problem document (RFC 9457).
 *
 * @param detail in words that whoever asked can act on
 * @param retryAfterSeconds when to ask again; 0: asking again does not help
 */
public record Problem(int status, String title, String detail, int retryAfterSeconds) {

  /** One that asking again does not solve. */
  public static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, 0);
  }

  /** Ends the response with it. */
  public void answer(HttpServerResponse response, @Nullable String path) {
    JsonObject body =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title)
            .put("status", status)
            .put("detail", detail);
    if (path != null) {
      body.put("instance", path);
    }
    if (retryAfterSeconds > 0) {
      response.putHeader("retry-after", Integer.toString(retryAfterSeconds));
    }
    response
        .setStatusCode(status)
        .putHeader("content-type", "application/problem+json")
        .putHeader("cache-control", "no-store")
        .end(body.encode() + "\n");
  }
}
