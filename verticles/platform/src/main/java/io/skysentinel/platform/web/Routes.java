package io.skysentinel.platform.web;

import io.vertx.ext.web.Router;

/** What one part of the node answers over HTTP. */
@FunctionalInterface
public interface Routes {

  /**
   * Adds routes; called once for each event loop that serves, on that loop. What is kept for one
   * loop needs no locks.
   */
  void mount(Router router, WebLoop loop);
}
