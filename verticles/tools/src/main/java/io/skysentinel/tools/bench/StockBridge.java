package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.ClientPaths;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;

/**
 * Vert.x-web's own event-bus bridge, as its manual sets it up, which publishes a frame of real
 * flights five times a second. Arguments: port, bytes of a message.
 */
public final class StockBridge extends PeerServer {
  private static final int MOST_AIRCRAFT = 2_000;
  private static final String DELTAS = BrowserAddresses.delta(BrowserAddresses.WORLD);

  private final JsonArray flights;

  StockBridge(int size) {
    flights = flights(size);
  }

  /** Serves until it is ended. */
  public static void main(String[] args) throws Exception {
    var unused = new StockBridge(Integer.parseInt(args[1])).listen(Integer.parseInt(args[0]));
  }

  @Override
  void accept(HttpServer server) {
    Router router = Router.router(vertx);
    router
        .route(ClientPaths.EVENT_BUS + "/*")
        .subRouter(
            SockJSHandler.create(vertx)
                .bridge(
                    new SockJSBridgeOptions()
                        .addInboundPermitted(
                            new PermittedOptions().setAddress(BrowserAddresses.SNAPSHOT))
                        .addOutboundPermitted(new PermittedOptions().setAddress(DELTAS))));
    vertx
        .eventBus()
        .<JsonObject>consumer(
            BrowserAddresses.SNAPSHOT,
            question ->
                question.reply(
                    new JsonObject()
                        .put(
                            "shards",
                            new JsonArray().add(frame("snapshot", "flights", new JsonArray())))));
    server.requestHandler(router);
  }

  @Override
  void tick() {
    vertx
        .eventBus()
        .publish(DELTAS, frame("delta", "upserts", flights).put("removals", new JsonArray()));
  }

  private JsonObject frame(String type, String list, JsonArray content) {
    return new JsonObject()
        .put("type", type)
        .put("shard", 0)
        .put("epoch", "stock")
        .put("seq", seq)
        .put("t", System.currentTimeMillis())
        .put(list, content);
  }

  /** As many as fill a message of that size. */
  private static JsonArray flights(int size) {
    double now = BenchTraffic.START_UNIX;
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(BenchTraffic.SOURCE, (long) (now * 1000));
    JsonArray flights = new JsonArray();
    for (FlightState state : BenchTraffic.of(MOST_AIRCRAFT).advanceTo(now + 2)) {
      Buffer envelope = Buffer.buffer(encoder.encodeBoth(state).state());
      flights.add(new JsonObject(envelope).getJsonObject("payload"));
      if (flights.encode().length() >= size) {
        break;
      }
    }
    return flights;
  }
}
