package io.skysentinel.history.ask.stream;

import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.history.read.Past;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.socket.FrameReader;
import io.skysentinel.platform.socket.MessageForm;
import io.skysentinel.platform.socket.WebSocketUpgrade;
import io.skysentinel.platform.socket.WebSocketWriter.ControlMessages;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Problem;
import io.skysentinel.platform.web.QueryParameters;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;

/** The past over WebSockets, at {@code /history/stream}. */
public final class StreamRoutes {
  private static final Problem NO_WEB_SOCKET =
      Problem.of(426, "Upgrade required", "This address speaks WebSocket (RFC 6455)");

  private final Past past;
  private final Door door;
  private final LongSupplier steadyMs;
  private final StreamMetrics metrics;

  public StreamRoutes(Past past, Door door, LongSupplier steadyMs, StreamMetrics metrics) {
    this.past = past;
    this.door = door;
    this.steadyMs = steadyMs;
    this.metrics = metrics;
  }

  /** Adds the route of one event loop. */
  public void mount(Router router, WebLoop loop) {
    StreamLoop streams = StreamLoop.start(loop, metrics);
    router
        .get(ClientPaths.HISTORY_STREAM)
        .handler(door::check)
        .handler(request -> enter(request, streams));
  }

  private void enter(RoutingContext context, StreamLoop streams) {
    HttpServerRequest request = context.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
      metrics.refused("no_web_socket");
      NO_WEB_SOCKET.answer(request.response(), request.path());
      return;
    }
    try {
      StreamQuery query = StreamQuery.parse(QueryParameters.single(context.queryParams()));
      MessageForm form = MessageForm.wanted(request);
      Pass pass = Pass.of(context);
      WebSocketUpgrade.of(
          request,
          door,
          metrics::refused,
          ControlMessages.NONE,
          opened -> serve(opened, query, form, pass, streams));
    } catch (BadRequestException e) {
      metrics.refused("bad_query");
      Problem.of(400, "Bad request", String.valueOf(e.getMessage()))
          .answer(request.response(), request.path());
    }
  }

  private void serve(
      WebSocketUpgrade opened, StreamQuery query, MessageForm form, Pass pass, StreamLoop streams) {
    PastStream stream =
        new PastStream(
            new PastStream.Surroundings(past, door.memory(), steadyMs, metrics),
            query,
            opened.writer(),
            form,
            pass,
            ended -> {
              streams.leave(ended);
              opened.ticket().leave();
            });
    opened.socket().closeHandler(unused -> streams.leave(stream));
    // To break off is a client's right; what is left is no WebSocket.
    opened
        .socket()
        .exceptionHandler(failure -> {
          if (!(failure instanceof HttpClosedException)) {
            metrics.refused("protocol");
          }
        });
    opened.writer().onWritable(stream::goOn);
    opened
        .writer()
        .read(
            opened.socket(),
            new FrameReader(
                StreamMessages.LIMITS.maxBytes(), false, new StreamMessages(stream, metrics)));
    streams.enter(stream);
  }
}
