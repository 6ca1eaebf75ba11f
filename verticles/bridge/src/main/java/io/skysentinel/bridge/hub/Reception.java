package io.skysentinel.bridge.hub;

import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.web.Origins;
import io.skysentinel.platform.web.Problem;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hears what somebody at the door wants, and lets it in or says why not. */
final class Reception {
  private static final int COME_BACK_S = 2;

  private final Hub hub;
  private final LiveConfig config;
  private final Turnstile turnstile;
  private final BridgeMetrics metrics;

  Reception(Hub hub, LiveConfig config, Turnstile turnstile, BridgeMetrics metrics) {
    this.hub = hub;
    this.config = config;
    this.turnstile = turnstile;
    this.metrics = metrics;
  }

  /** What a client wants to begin with. */
  record Wish(View view, List<Stand> held) {}

  /** {@code null} when it was refused. */
  @Nullable Wish wish(RoutingContext request, @Nullable String resume) {
    if (!Origins.admits(request.request(), config.get(HttpConfig.PART).allowedOrigins())) {
      metrics.rejected("origin");
      refuse(
          request,
          Problem.of(
              403,
              "Origin not allowed",
              "Pages of "
                  + request.request().getHeader("origin")
                  + " are not in"
                  + " http.allowedOrigins"));
      return null;
    }
    if (!hub.isOpen()) {
      refuse(
          request, new Problem(503, "Not ready", "No flights have been heard of yet", COME_BACK_S));
      return null;
    }
    String box = request.request().getParam("bbox");
    try {
      return new Wish(
          box == null ? View.WORLD : RequestReader.box(box),
          resume == null || resume.isEmpty() ? List.of() : RequestReader.stands(resume));
    } catch (BadRequestException e) {
      metrics.rejected("bad_query");
      refuse(request, Problem.of(400, "Bad request", String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** By the subprotocol, else by {@code format}, else JSON; {@code null} when it was refused. */
  @Nullable Encoding encoding(RoutingContext request) {
    List<String> offered = request.request().headers().getAll("sec-websocket-protocol");
    for (String protocol : String.join(",", offered).split(",", -1)) {
      if (protocol.trim().equals("sky.v1.json")) {
        return LiveRoutes.WS_JSON;
      }
      if (protocol.trim().equals("sky.v1.msgpack")) {
        return LiveRoutes.WS_PACKED;
      }
    }
    String format = request.request().getParam("format", "json");
    if (format.equals("json")) {
      return LiveRoutes.WS_JSON;
    }
    if (format.equals("msgpack")) {
      return LiveRoutes.WS_PACKED;
    }
    metrics.rejected("bad_query");
    refuse(request, Problem.of(400, "Bad request", "format has to be json or msgpack"));
    return null;
  }

  /** {@code null} when it was refused. */
  Turnstile.@Nullable Ticket ticket(RoutingContext request, Transport transport) {
    String address = request.request().remoteAddress().hostAddress();
    Turnstile.Entry entry = turnstile.enter(address == null ? "" : address, transport);
    if (entry instanceof Turnstile.Refusal refusal) {
      refuse(request, refusal.problem());
      return null;
    }
    return (Turnstile.Ticket) entry;
  }

  static void refuse(RoutingContext request, Problem problem) {
    problem.answer(request.response(), request.request().path());
  }
}
