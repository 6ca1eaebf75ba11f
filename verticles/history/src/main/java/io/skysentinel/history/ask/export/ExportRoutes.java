package io.skysentinel.history.ask.export;

import io.skysentinel.history.ask.stream.StreamMetrics;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.Span;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.EventStream;
import io.skysentinel.platform.web.JsonAnswers;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** {@code GET /export}. */
public final class ExportRoutes {
  private final Past past;
  private final Door door;
  private final Clocks clocks;
  private final JsonAnswers answers;
  private final StreamMetrics metrics;

  public ExportRoutes(
      Past past, Door door, Clocks clocks, JsonAnswers answers, StreamMetrics metrics) {
    this.past = past;
    this.door = door;
    this.clocks = clocks;
    this.answers = answers;
    this.metrics = metrics;
  }

  /** Adds the route of one event loop. */
  public void mount(Router router, WebLoop loop) {
    ExportLoop exports = ExportLoop.start(loop, clocks.steadyMs(), metrics);
    router
        .get("/export")
        .handler(door::check)
        .handler(answers.handler(request -> enter(request, exports)));
  }

  private void enter(RoutingContext context, ExportLoop exports) throws BadRequestException {
    ExportQuery query = ExportQuery.parse(QueryParameters.single(context.queryParams()));
    door.enter(context.request())
        .handle(
            ticket ->
                past.span()
                    .onComplete(
                        known -> serve(context, query, known, ticket, exports),
                        failure -> {
                          ticket.leave();
                          answers.refuseForNow(context, String.valueOf(failure.getMessage()));
                        }),
            // The door has counted it.
            problem -> problem.answer(context.response(), context.request().path()));
  }

  private void serve(
      RoutingContext context,
      ExportQuery query,
      Optional<Span> known,
      Door.Ticket ticket,
      ExportLoop exports) {
    if (context.response().closed()) {
      ticket.leave();
      return;
    }
    ExportFormat format = query.format();
    context
        .response()
        .putHeader(
            "content-disposition",
            "attachment; filename=\"skysentinel-%d.%s\""
                .formatted((long) query.from(), format.extension()));
    EventStream out = EventStream.begin(context, door, format.mediaType());
    UpdateWriter writer = format.writer(clocks.wallMs().getAsLong());
    Export export =
        new Export(
            past,
            query,
            known,
            out,
            writer,
            door.memory(),
            exports::later,
            ended -> {
              exports.leave(ended);
              ticket.leave();
            });
    // Who has been told all of it is not heard of again when the connection closes.
    out.onClosed(export::end);
    out.onWritable(export::goOn);
    exports.enter(export);
    export.begin();
  }
}
