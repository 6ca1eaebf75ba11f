package io.skysentinel.platform.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** One event loop that serves connections; several share the port. */
public final class WebLoop {
  private final Vertx vertx;
  private final Context context;
  private final List<Supplier<Future<?>>> farewells = new ArrayList<>();

  WebLoop(Vertx vertx, Context context) {
    this.vertx = vertx;
    this.context = context;
  }

  public Vertx vertx() {
    return vertx;
  }

  /** Where everything of this loop runs. */
  public Context context() {
    return context;
  }

  /** Calls {@code farewell} when the node stops, while its connections are still open. */
  public void onStop(Supplier<Future<?>> farewell) {
    farewells.add(farewell);
  }

  /** Says good-bye on all connections, the newest routes first. */
  Future<Void> stop() {
    Future<Void> all = Future.succeededFuture();
    for (int i = farewells.size() - 1; i >= 0; i--) {
      Supplier<Future<?>> farewell = farewells.get(i);
      all = all.eventually(farewell::get);
    }
    return all;
  }
}
