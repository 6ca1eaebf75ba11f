package io.skysentinel.bridge.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusSubscription;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code /status}: what {@code sky.status} tells, for who has no event bus. */
public final class StatusRoutes implements Routes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bus bus;
  private final LongSupplier clock;

  public StatusRoutes(Bus bus, LongSupplier clock) {
    this.bus = bus;
    this.clock = clock;
  }

  private record StatusAnswer(long t, List<NodeStatus> nodes) {}

  /** Each loop listens for itself, so that nothing is shared between threads. */
  @Override
  public void mount(Router router, WebLoop loop) {
    StatusBoard board = new StatusBoard();
    BusSubscription nodes =
        bus.subscribe(Addresses.STATUS, said -> board.hear(said, clock.getAsLong()));
    loop.onStop(nodes::cancel);
    router.get("/status").handler(request -> answer(request, board));
  }

  private void answer(RoutingContext request, StatusBoard board) {
    long now = clock.getAsLong();
    try {
      byte[] body = JSON.writeValueAsBytes(new StatusAnswer(now, board.at(now)));
      request
          .response()
          .putHeader("content-type", "application/json")
          .putHeader("cache-control", "no-store")
          .end(Buffer.buffer(body));
    } catch (JsonProcessingException e) {
      request.fail(e);
    }
  }
}
