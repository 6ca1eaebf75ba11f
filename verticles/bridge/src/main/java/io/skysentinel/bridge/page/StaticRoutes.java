package io.skysentinel.bridge.page;

import io.skysentinel.bridge.page.StaticFile.Variant;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page. Not Vert.x's StaticHandler: that tells browsers to keep the HTML too, so that a
 * new version would not be seen for a day, and does not pick what is compressed.
 */
public final class StaticRoutes implements Routes {
  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private static final String FOREVER = "public, max-age=31536000, immutable";

  /** Kept, but asked about each time: the answer is nearly always 304. */
  private static final String ASK = "no-cache";

  /** The page shown in another's frame, see {@link PageHeaders}. */
  private static final String EMBED = "embed";

  private final WebRoot root;
  private final PageConfig page;
  private final PageHeaders headers;

  public StaticRoutes(WebRoot root, PageConfig page) {
    this.root = root;
    this.page = page;
    this.headers = new PageHeaders(page);
  }

  /** Whether there is a file of the page at that path. */
  public boolean serves(String path) {
    return root.at(path) != null;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    router.get("/page.json").handler(this::settings);
    // Of any method, or the router would call all that others may do with a path "not allowed".
    router.route().handler(this::serve);
  }

  /** What the page has to know of the configuration. */
  private void settings(RoutingContext context) {
    JsonObject settings =
        new JsonObject().put("mapTiles", page.mapTiles()).put("mapCredit", page.mapCredit());
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, ASK)
        .end(settings.encode());
  }

  private void serve(RoutingContext context) {
    StaticFile file = root.at(context.request().path());
    if (!READING.contains(context.request().method())) {
      context.next();
    } else if (file != null) {
      answer(context.request(), file);
    } else if (root.isEmpty() && context.request().path().equals("/")) {
      Problem.of(404, "There is no page here", "This server was built without it (-Dweb.skip).")
          .answer(context.response(), "/");
    } else {
      context.next();
    }
  }

  private void answer(HttpServerRequest request, StaticFile file) {
    Variant variant = file.variant(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    HttpServerResponse response = request.response();
    response
        .putHeader(HttpHeaders.ETAG, variant.etag())
        .putHeader(HttpHeaders.VARY, "accept-encoding")
        .putHeader(HttpHeaders.CACHE_CONTROL, file.immutable() ? FOREVER : ASK);
    headers.add(response, request.params().contains(EMBED));
    if (isKnown(request.getHeader(HttpHeaders.IF_NONE_MATCH), variant.etag())) {
      response.setStatusCode(304).end();
      return;
    }
    response.putHeader(HttpHeaders.CONTENT_TYPE, file.contentType());
    if (variant.encoding() != null) {
      response.putHeader(HttpHeaders.CONTENT_ENCODING, variant.encoding());
    }
    response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(variant.bytes().length()));
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      response.end(variant.bytes());
    }
  }

  /** A proxy that compressed for itself weakens the tag; the file is the same. */
  private static boolean isKnown(@Nullable String header, String etag) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(each -> each.trim().replaceFirst("^W/", ""))
            .anyMatch(each -> each.equals(etag) || each.equals("*"));
  }
}
