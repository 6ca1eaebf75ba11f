package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.tools.bench.RawWebSocket.Message;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The peer of the comparison sends what it says, to the byte. */
@Timeout(60)
class BareLoopIT {

  @ParameterizedTest
  @CsvSource({"125, 2", "126, 4", "2400, 4", "65535, 4", "65536, 10", "93000, 10"})
  void everyMessageHasTheSizeAskedForAndAHeaderThatFits(int size, int header) throws Exception {
    try (BareLoop loop = new BareLoop(size);
        RawWebSocket client = connect(loop)) {
      JsonObject snapshot = new JsonObject(client.read().text());
      assertThat(snapshot.getString("type")).isEqualTo("snapshot");
      assertThat(snapshot.getJsonArray("flights")).isNotNull();
      for (long seq = snapshot.getLong("seq") + 1; seq < snapshot.getLong("seq") + 4; seq++) {
        Message message = client.read();

        assertThat(message.opcode()).isEqualTo(0x81);
        assertThat(message.text()).hasSize(size);
        assertThat(message.bytes()).isEqualTo(size + header);
        JsonObject delta = new JsonObject(message.text());
        assertThat(delta.getString("type")).isEqualTo("delta");
        assertThat(delta.getLong("seq")).isEqualTo(seq);
        assertThat(delta.getString("epoch")).isEqualTo(snapshot.getString("epoch"));
        assertThat(delta.getInteger("shard")).isZero();
      }
    }
  }

  @Test
  void allClientsGetTheSameBytes() throws Exception {
    try (BareLoop loop = new BareLoop(1_000)) {
      int port = loop.listen(0);
      try (RawWebSocket first = new RawWebSocket(port, "/", "sky.v1.json");
          RawWebSocket second = new RawWebSocket(port, "/", "sky.v1.json")) {
        first.read();
        long seq = new JsonObject(second.read().text()).getLong("seq");
        Message ofSecond = second.read();
        Message ofFirst = first.read();
        while (new JsonObject(ofFirst.text()).getLong("seq") <= seq) {
          ofFirst = first.read();
        }
        assertThat(ofFirst).isEqualTo(ofSecond);
      }
    }
  }

  @Test
  void ticksFiveTimesASecondByItsOwnClock() throws Exception {
    try (BareLoop loop = new BareLoop(200);
        RawWebSocket client = connect(loop)) {
      client.read();
      long first = new JsonObject(client.read().text()).getLong("t");
      long last = first;
      for (int i = 0; i < 10; i++) {
        last = new JsonObject(client.read().text()).getLong("t");
      }
      // A busy machine is late at some ticks, but the timer does not lose them.
      assertThat(last - first).isBetween(1_500L, 30_000L);
    }
  }

  @Test
  void compressesNothingThoughTheClientWould() throws Exception {
    try (BareLoop loop = new BareLoop(200);
        RawWebSocket client = connect(loop)) {
      assertThat(client.upgrade())
          .startsWith("HTTP/1.1 101 ")
          .containsIgnoringCase("sec-websocket-protocol: sky.v1.json")
          .doesNotContain("deflate");
    }
  }

  @Test
  void goesOnForOthersWhenOneLeaves() throws Exception {
    try (BareLoop loop = new BareLoop(200)) {
      int port = loop.listen(0);
      RawWebSocket leaving = new RawWebSocket(port, "/", "sky.v1.json");
      try (RawWebSocket staying = new RawWebSocket(port, "/", "sky.v1.json")) {
        leaving.read();
        leaving.close();
        for (int i = 0; i < 5; i++) {
          assertThat(staying.read().opcode()).isEqualTo(0x81);
        }
      }
    }
  }

  private static RawWebSocket connect(BareLoop loop) throws Exception {
    return new RawWebSocket(loop.listen(0), "/ws/flights", "sky.v1.msgpack, sky.v1.json");
  }
}
