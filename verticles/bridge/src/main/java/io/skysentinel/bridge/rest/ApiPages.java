package io.skysentinel.bridge.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The description of what is served, and a page that shows it without anything from elsewhere. */
final class ApiPages {
  private ApiPages() {}

  static void mount(Router router) {
    Buffer description = resource("openapi.json");
    Buffer page = resource("api.html");
    String policy = policyOf(page.toString());
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
                .putHeader("content-security-policy", policy)
                .putHeader("cache-control", "no-cache")
                .end(page));
  }

  /** Its own style and script, to the letter, and no others. */
  static String policyOf(String page) {
    return "default-src 'none'; style-src '%s'; script-src '%s'; connect-src 'self'; frame-ancestors 'none'"
        .formatted(hashOf(page, "style"), hashOf(page, "script"));
  }

  private static String hashOf(String page, String tag) {
    int begin = page.indexOf("<" + tag + ">") + tag.length() + 2;
    String content = page.substring(begin, page.indexOf("</" + tag + ">"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
