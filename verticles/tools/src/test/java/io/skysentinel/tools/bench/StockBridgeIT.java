package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.tools.bench.RawWebSocket.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stock bridge publishes real flights in messages of the size asked for. */
@Timeout(60)
class StockBridgeIT {
  private static final String DELTAS = "sky.delta.world";

  /** An aircraft in JSON; a message ends with the one that fills it. */
  private static final int AN_AIRCRAFT = 700;

  @ParameterizedTest
  @ValueSource(ints = {1, 2_000, 9_500})
  void messagesAreAsLargeAsAskedForToAnAircraft(int size) throws Exception {
    try (StockBridge bridge = new StockBridge(size);
        RawWebSocket client = subscribe(bridge)) {
      Message first = client.read();
      Message second = client.read();

      assertThat(first.bytes()).isBetween((long) size, (long) size + 2 * AN_AIRCRAFT);
      assertThat(second.bytes()).isBetween(first.bytes() - 3, first.bytes() + 3);
      JsonArray flights = body(first).getJsonArray("upserts");
      assertThat(flights).isEqualTo(body(second).getJsonArray("upserts"));
      assertThat(flights.size()).isGreaterThanOrEqualTo(Math.max(1, size / AN_AIRCRAFT));
    }
  }

  @Test
  void whatFliesAreRealFlightsAndNotFiller() throws Exception {
    try (StockBridge bridge = new StockBridge(3_000);
        RawWebSocket client = subscribe(bridge)) {
      JsonArray flights = body(client.read()).getJsonArray("upserts");

      assertThat(flights.stream().map(flight -> ((JsonObject) flight).getString("icao24")))
          .doesNotHaveDuplicates()
          .allMatch(icao24 -> icao24.matches("[0-9a-f]{6}"));
      assertThat(flights.stream().map(flight -> ((JsonObject) flight).getJsonObject("position")))
          .allMatch(position -> Math.abs(position.getDouble("lat")) <= 90);
    }
  }

  @Test
  void framesFollowOneAnother() throws Exception {
    try (StockBridge bridge = new StockBridge(500);
        RawWebSocket client = subscribe(bridge)) {
      long seq = body(client.read()).getLong("seq");
      for (long next = seq + 1; next < seq + 4; next++) {
        JsonObject body = body(client.read());
        assertThat(body.getLong("seq")).isEqualTo(next);
        assertThat(body.getString("type")).isEqualTo("delta");
        assertThat(body.getJsonArray("removals")).isEmpty();
      }
    }
  }

  @Test
  void answersTheQuestionForASnapshot() throws Exception {
    try (StockBridge bridge = new StockBridge(500);
        RawWebSocket client = new RawWebSocket(bridge.listen(0), "/eventbus/websocket", "")) {
      client.write(
          new JsonObject()
              .put("type", "send")
              .put("address", "sky.snapshot")
              .put("replyAddress", "me")
              .put("body", new JsonObject())
              .encode());

      JsonObject reply = new JsonObject(client.read().text());
      assertThat(reply.getString("address")).isEqualTo("me");
      JsonObject shard = reply.getJsonObject("body").getJsonArray("shards").getJsonObject(0);
      assertThat(shard.getString("type")).isEqualTo("snapshot");
      assertThat(shard.getString("epoch")).isEqualTo("stock");
    }
  }

  private static RawWebSocket subscribe(StockBridge bridge) throws Exception {
    RawWebSocket client = new RawWebSocket(bridge.listen(0), "/eventbus/websocket", "");
    client.write(new JsonObject().put("type", "register").put("address", DELTAS).encode());
    return client;
  }

  private static JsonObject body(Message message) {
    JsonObject said = new JsonObject(message.text());
    assertThat(said.getString("address")).isEqualTo(DELTAS);
    return said.getJsonObject("body");
  }
}
