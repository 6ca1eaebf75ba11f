package io.skysentinel.platform.role;

import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.web.Routes;
import io.vertx.core.Deployable;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a role brings to a node that has it. */
public interface RoleOnNode {

  /** What health asks it, by name; from any thread, before it is deployed, too. */
  Map<String, Supplier<Finding>> checks();

  /**
   * What does its work, in the order in which it is deployed.
   *
   * @param log where the log can be reached
   */
  List<Deployable> verticles(LogAddress log);

  /** What it answers over HTTP, from before the log can be reached. */
  default List<Routes> routes() {
    return List.of();
  }

  /** Whether at that path is a file of the page, which anybody may load. */
  default boolean isPage(String path) {
    return false;
  }

  /** Sets what its routes need of the web server. */
  default void configure(HttpServerOptions options) {}

  /** Whether so many clients come to its routes that every processor should serve them. */
  default boolean servesManyClients() {
    return false;
  }

  /** What an operator is told once the web server listens at {@code address}. */
  default List<String> announcements(String address) {
    return List.of();
  }
}
