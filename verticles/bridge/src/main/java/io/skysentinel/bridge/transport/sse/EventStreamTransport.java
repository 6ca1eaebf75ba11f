package io.skysentinel.bridge.transport.sse;

import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.Client;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.client.TransportName;
import io.skysentinel.bridge.transport.ClientTransport;
import io.skysentinel.bridge.transport.FirstRequest;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.platform.auth.Pass;
import io.skysentinel.platform.web.BadRequestException;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.EventStream;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Server-sent events at {@code /flights/sse}. */
public final class EventStreamTransport implements ClientTransport {
  private static final String PATH = ClientPaths.EVENT_STREAM;
  private static final Encoding ENCODING = new Encoding(Messages.JSON, EventStreamFraming.EVENT);

  private final Door door;
  private final BridgeMetrics metrics;

  public EventStreamTransport(Door door, BridgeMetrics metrics) {
    this.door = door;
    this.metrics = metrics;
  }

  @Override
  public void mount(Router router, WebLoop loop, ClientLoop clients) {
    router.get(PATH).handler(door::check).handler(request -> enter(request, clients));
  }

  private void enter(RoutingContext context, ClientLoop clients) {
    HttpServerRequest request = context.request();
    String last = request.getHeader("last-event-id");
    try {
      FirstRequest first =
          FirstRequest.read(request, last == null ? request.getParam("resume") : last);
      door.enter(request)
          .handle(
              ticket -> serve(context, first, ticket, clients),
              problem -> problem.answer(request.response(), request.path()));
    } catch (BadRequestException e) {
      FirstRequest.refuse(request, e, metrics);
    }
  }

  private void serve(
      RoutingContext context, FirstRequest first, Door.Ticket ticket, ClientLoop clients) {
    EventStream stream = EventStream.begin(context, door);
    Client client =
        clients.enter(new EventStreamSocket(stream), TransportName.SSE, ticket, Pass.of(context));
    stream.onClosed(() -> clients.leave(client));
    clients.watch(client, first.view(), ENCODING, first.held());
  }
}
