package io.skysentinel.bridge.transport;

import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.ext.web.Router;

/** A way in for clients: it brings its routes, its framing and its sockets, and nothing else. */
@FunctionalInterface
public interface ClientTransport {

  /** Adds its routes on one event loop, whose clients these are. */
  void mount(Router router, WebLoop loop, ClientLoop clients);
}
