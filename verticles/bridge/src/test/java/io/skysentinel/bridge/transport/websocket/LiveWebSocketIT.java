package io.skysentinel.bridge.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.ClientView;
import io.skysentinel.client.JsonReader;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveWebSocketIT {
  private static final BridgeConfig SMALL_RING =
      new BridgeConfig(1, 5, 1 << 25, 100, 0, 4_096, 20, 0, 60);

  private final BridgeFixture bridge = new BridgeFixture(SMALL_RING);
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0, 1);

  @AfterEach
  void close() {
    bridge.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.v1.json", "sky.v1.msgpack", "sky.v2.compact"})
  void aClientGetsASnapshotAndThenEveryChangeInOrder(String subProtocol) {
    serve(ticker.put("aaaaaa", 45, -75).put("bbbbbb", Double.NaN, Double.NaN));
    TestClient client = TestClient.connect(bridge, "", subProtocol).awaitWhole();
    assertThat(client.socket().subProtocol()).isEqualTo(subProtocol);

    for (int i = 0; i < 50; i++) {
      bridge.frames.tick(ticker.put("aaaaaa", 45 + i / 10.0, -75).put("c0000" + i % 10, 1, i));
    }
    bridge.frames.tick(ticker.remove("bbbbbb"));

    client.awaitFlights(ticker.flights());
    assertThat(client.messages().get(0)).isInstanceOf(Snapshot.class);
    assertThat(deltas(client).mapToLong(Delta::seq))
        .containsExactlyElementsOf(LongStream.rangeClosed(2, 52).boxed().toList());
    assertThat(client.hasMissed()).isFalse();
    assertThat(client.broken()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.v1.json", "sky.v1.msgpack", "sky.v2.compact"})
  void aBoxShowsItsTilesOnlyAcrossTheDateLineToo(String subProtocol) {
    serve(ticker.put("aaaaaa", 45, 175).put("bbbbbb", 45, -175).put("cccccc", 45, 0));
    TestClient client =
        TestClient.connect(bridge, "?bbox=170,40,-171,49", subProtocol).awaitWhole();
    client.awaitFlights(only("aaaaaa", "bbbbbb"));

    // Over the date line, out of the box, into it, and never in it.
    bridge.frames.tick(ticker.put("aaaaaa", 45, -175).put("cccccc", 41, 179));
    bridge.frames.tick(ticker.put("bbbbbb", 45, -165).put("dddddd", 0, 0));

    client.awaitFlights(only("aaaaaa", "cccccc"));
    assertThat(client.hasMissed()).isFalse();
    assertThat(client.broken()).isEmpty();
    assertThat(deltas(client)).allMatch(delta -> delta.view() != null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sky.v1.json", "sky.v1.msgpack", "sky.v2.compact"})
  void aViewCanBeChanged(String subProtocol) {
    serve(ticker.put("aaaaaa", 45, -75).put("bbbbbb", 5, 5));
    TestClient client = TestClient.connect(bridge, "", subProtocol).awaitWhole();

    client.say("{\"type\":\"view\",\"bbox\":[0,0,9,9]}");
    client.awaitFlights(only("bbbbbb"));
    bridge.frames.tick(ticker.put("aaaaaa", 46, -75).put("bbbbbb", 6, 6));
    client.awaitFlights(only("bbbbbb"));

    client.say("{\"type\":\"view\",\"world\":true}");
    client.awaitFlights(ticker.flights());
    bridge.frames.tick(ticker.put("cccccc", 46, -75));
    client.awaitFlights(ticker.flights());
    assertThat(client.hasMissed()).isFalse();
  }

  @Test
  void theTilesOfAFrameComeTogether() {
    serve(ticker.put("aaaaaa", 45, 5).put("bbbbbb", 45, 15));
    TestClient client =
        TestClient.connect(bridge, "?bbox=1,41,29,59", "sky.v2.compact").awaitWhole();

    bridge.frames.tick(ticker.put("aaaaaa", 46, 5).put("bbbbbb", 46, 15));
    client.awaitFlights(ticker.flights());
    assertThat(client.mostTogether()).isEqualTo(2);
    assertThat(client.count(Delta.class)).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'sky.v2.compact,sky.v1.msgpack', sky.v2.compact",
    "'sky.v3.unknown,sky.v1.msgpack,sky.v2.compact', sky.v1.msgpack",
  })
  void theFirstSubprotocolThatIsKnownIsSpoken(String offered, String spoken) {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "", offered.split(",", -1)).awaitWhole();

    assertThat(client.socket().subProtocol()).isEqualTo(spoken);
    assertThat(client.flights()).isEqualTo(ticker.flights());
    assertThat(client.broken()).isEmpty();
  }

  @Test
  void whoCannotChooseASubprotocolMaySayItInTheQuery() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "?format=compact").awaitWhole();

    assertThat(client.flights()).isEqualTo(ticker.flights());
    assertThat(client.broken()).isEmpty();
  }

  @Test
  void whoResumesInTimeGetsTheFramesBetween() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient before = TestClient.connect(bridge, "").awaitWhole();
    before.socket().close().await();
    Stand held = before.stands(null).get(0);

    bridge.frames.tick(ticker.put("bbbbbb", 45, -75));
    bridge.frames.tick(ticker.put("cccccc", 45, -75));
    TestClient after =
        TestClient.connect(
            bridge, "?resume=%d:%s:%d".formatted(held.shard(), held.epoch(), held.seq()));
    after.awaitWhole();

    assertThat(after.count(Snapshot.class)).isZero();
    assertThat(deltas(after).mapToLong(Delta::seq)).containsExactly(2L, 3L);
    assertThat(after.messages().get(2))
        .isEqualTo(
            new ClientMessage.Heartbeat(
                ((ClientMessage.Heartbeat) after.messages().get(2)).t(),
                List.of(new Stand(0, held.epoch(), 3))));
  }

  @Test
  void whoResumesTooLateGetsASnapshot() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    Stand held = client.stands(null).get(0);
    for (int i = 0; i < SMALL_RING.ringFrames() + 1; i++) {
      bridge.frames.tick(ticker.put("aaaaaa", 45, -75 + i));
    }
    client.awaitFlights(ticker.flights());

    client.say(
        "{\"type\":\"resume\",\"shards\":[{\"shard\":0,\"epoch\":\"%s\",\"seq\":%d}]}"
            .formatted(held.epoch(), held.seq()));

    await().until(() -> client.count(Snapshot.class) == 2);
    client.awaitFlights(ticker.flights());
    assertThat(bridge.count("bridge.resyncs", "reason", "resume_too_old")).isEqualTo(1);
  }

  @Test
  void aNewEpochComesAsASnapshot() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    FakeTicker next = new FakeTicker(0, "00000002-0000000000002", 0, 1);
    bridge.frames.tick(next.put("bbbbbb", 45, -75));

    client.awaitFlights(next.flights());
    bridge.frames.tick(next.put("bbbbbb", 46, -75));
    client.awaitFlights(next.flights());
    assertThat(client.hasMissed()).isFalse();
  }

  @Test
  void aShardThatLosesItsPartitionsIsGone() {
    serve(ticker.put("aaaaaa", 45, -75));
    FakeTicker other = new FakeTicker(2, "00000001-0000000000001", 2);
    bridge.frames.tick(other.put("bbbbbb", 45, -75));
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    await().until(() -> client.flights().size() == 2);

    FakeTicker heir = new FakeTicker(1, "00000002-0000000000002", 0, 1, 2);
    bridge.frames.tick(heir.put("aaaaaa", 45, -74).put("cccccc", 1, 1));

    client.awaitFlights(heir.flights());
    assertThat(client.messages().stream().filter(LiveWebSocketIT::isGone)).hasSize(2);
    assertThat(client.hasMissed()).isFalse();
  }

  @Test
  void whoComesWhileAnOwnerTakesOverGetsWhatTheNewOneTells() {
    serve(ticker.put("aaaaaa", 45, -75));
    FakeTicker heir = new FakeTicker(2, "00000002-0000000000002", 0, 1, 2);
    heir.put("bbbbbb", 45, -75).frame();
    bridge.frames.send(heir.put("cccccc", 45, -75).frame());
    await().until(() -> !bridge.hub.isReady());

    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    assertThat(client.flights()).isEmpty();
    bridge.frames.tick(heir.put("dddddd", 45, -75));

    client.awaitFlights(heir.flights());
    assertThat(client.hasMissed()).isFalse();
  }

  @Test
  void aLostFrameIsAskedForAndHealedByASnapshot() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    ticker.put("bbbbbb", 45, -75).frame();
    bridge.frames.tick(ticker.put("cccccc", 45, -75));

    client.awaitFlights(ticker.flights());
    assertThat(bridge.frames.asked()).containsExactly(0);
    assertThat(client.hasMissed()).isFalse();
  }

  @Test
  void heartbeatsSayWhereTheServerStands() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    bridge.frames.tick(ticker.put("aaaaaa", 46, -75));
    client.awaitMessage(message ->
        message instanceof ClientMessage.Heartbeat heartbeat
            && heartbeat.shards().get(0).seq() == 2);
    assertThat(client.hasMissed()).isFalse();
  }

  @Test
  void theJdksClientIsServedToo() throws Exception {
    serve(ticker.put("aaaaaa", 45, -75));
    ClientView view = new ClientView();
    StringBuilder text = new StringBuilder();
    AtomicInteger deltas = new AtomicInteger();
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          @Override
          public @Nullable CompletionStage<?> onText(
              WebSocket socket, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
              deltas.addAndGet(take(view, text.toString()) ? 1 : 0);
              text.setLength(0);
            }
            socket.request(1);
            return null;
          }
        };
    WebSocket socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("sky.v9.unknown", "sky.v1.json")
            .buildAsync(URI.create("ws://127.0.0.1:" + bridge.port() + "/ws/flights"), listener)
            .get(60, TimeUnit.SECONDS);
    assertThat(socket.getSubprotocol()).isEqualTo("sky.v1.json");
    await().until(() -> view.flights().size() == 1);
    bridge.frames.tick(ticker.put("bbbbbb", 45, -75));
    await().until(() -> deltas.get() == 1);
    assertThat(view.flights()).isEqualTo(ticker.flights());
    socket.abort();
  }

  @Test
  void aNodeThatStopsSaysGoodBye() {
    serve(ticker.put("aaaaaa", 45, -75));
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    bridge.stopServing();
    assertThat(client.awaitClosed()).isEqualTo((short) 1001);
  }

  private void serve(FakeTicker first) {
    bridge.frames.tick(first);
    await().until(bridge.hub::isReady);
  }

  private Map<String, Flight> only(String... addresses) {
    Map<String, Flight> some = new LinkedHashMap<>(ticker.flights());
    some.keySet().retainAll(List.of(addresses));
    return some;
  }

  private static Stream<Delta> deltas(TestClient client) {
    return client.messages().stream().filter(Delta.class::isInstance).map(Delta.class::cast);
  }

  private static boolean take(ClientView view, String text) {
    try {
      ClientMessage message =
          Objects.requireNonNull(JsonReader.read(text.getBytes(StandardCharsets.UTF_8)));
      view.take(message);
      return message instanceof Delta;
    } catch (InvalidMessageException e) {
      throw new AssertionError(text, e);
    }
  }

  private static boolean isGone(ClientMessage message) {
    return message instanceof Snapshot snapshot && snapshot.epoch().equals("gone");
  }
}
