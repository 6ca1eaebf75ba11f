package io.skysentinel.detector.stream;

import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.EventStream;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;

/** {@code GET /processed_flights/sse}. */
public final class StreamRoutes implements Routes {
  private final ProcessedFeed feed;
  private final Door door;
  private final LongSupplier steadyMs;
  private final StreamMetrics metrics;

  public StreamRoutes(ProcessedFeed feed, Door door, LongSupplier steadyMs, StreamMetrics metrics) {
    this.feed = feed;
    this.door = door;
    this.steadyMs = steadyMs;
    this.metrics = metrics;
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    StreamLoop streams = StreamLoop.start(loop, feed, steadyMs, metrics);
    router
        .get("/processed_flights/sse")
        .handler(door::check)
        .handler(request -> enter(request, streams));
  }

  private void enter(RoutingContext context, StreamLoop streams) {
    HttpServerRequest request = context.request();
    try {
      ProcessedFilter filter = ProcessedFilter.parse(QueryParameters.single(context.queryParams()));
      door.enter(request)
          .handle(
              ticket -> serve(context, filter, ticket, streams),
              problem -> problem.answer(request.response(), request.path()));
    } catch (BadRequestException e) {
      metrics.refused("bad_query");
      Problem.of(400, "Bad request", String.valueOf(e.getMessage()))
          .answer(request.response(), request.path());
    }
  }

  private void serve(
      RoutingContext context, ProcessedFilter filter, Door.Ticket ticket, StreamLoop streams) {
    EventStream events = EventStream.begin(context, door);
    ProcessedStream stream = new ProcessedStream(events, filter, ticket, Pass.of(context));
    events.onClosed(() -> streams.leave(stream));
    streams.enter(stream);
    // The answer's head leaves with the first bytes: who waits for it knows that it is let in.
    stream.keepAlive();
  }
}
