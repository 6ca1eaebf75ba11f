package io.skysentinel.platform.web;

import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.connection.Connections;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;

/** Stands before all routes: whoever asks a node under a name that it does not have is refused. */
final class HostCheck implements Handler<HttpServerRequest> {
  private static final Problem NO_HOST =
      Problem.of(400, "Bad request", "The request does not say which host it is for");

  private final LiveConfig config;
  private final Connections connections;
  private final Handler<HttpServerRequest> routes;

  HostCheck(LiveConfig config, Connections connections, Handler<HttpServerRequest> routes) {
    this.config = config;
    this.connections = connections;
    this.routes = routes;
  }

  @Override
  public void handle(HttpServerRequest request) {
    connections.began(request);
    HostAndPort authority = request.authority();
    if (authority == null) {
      refuse(request, NO_HOST);
    } else if (HostNames.admit(authority.host(), config.get(HttpConfig.PART).allowedHosts())) {
      routes.handle(request);
    } else {
      refuse(request, unknown(authority.host()));
    }
  }

  private void refuse(HttpServerRequest request, Problem problem) {
    connections.refused("host");
    problem.answer(request.response(), request.path());
  }

  private static Problem unknown(String host) {
    return Problem.of(
        421,
        "Not this host",
        "This node does not answer to the name %s; its own public names belong into http.allowedHosts (ALLOWED_HOSTS)"
            .formatted(host));
  }
}
