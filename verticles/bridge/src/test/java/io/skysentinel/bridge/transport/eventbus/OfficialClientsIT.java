package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The official JavaScript clients, unchanged, in Node. */
class OfficialClientsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String WORLD = "{\"world\":true}";
  private static final String NEW_YORK = "{\"bbox\":[-74,40.5,-73,41]}";

  private BusServer server;

  static Stream<Arguments> waysIn() {
    return Stream.of("websocket", "xhr-streaming", "xhr-polling", "eventsource")
        .flatMap(transport ->
            Stream.of(
                Arguments.of(transport, "sky.delta.world", WORLD),
                Arguments.of(transport, "sky.delta.n40w080", NEW_YORK)));
  }

  @BeforeAll
  static void install() throws Exception {
    NodeBrowser.install();
  }

  @BeforeEach
  void start() {
    server = new BusServer();
    server.ticker.upsert(sighting("a00001", "ONE", 100), sighting("a00002", "TWO", 100));
    await().atMost(PATIENCE).until(server.hub::isReady);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("waysIn")
  void holdsTheSkyAndIsToldWhatItMayNot(String transport, String channel, String question)
      throws Exception {
    try (NodeBrowser browser =
        NodeBrowser.start(server.port(), transport, channel, question, "ffffff")) {
      assertThat(browser.next("open").getString("transport")).isEqualTo(transport);
      assertThat(browser.next("held").getInteger("flights")).isEqualTo(2);

      flySome();
      server.publishStatus("node-1");
      assertThat(browser.next("status").getString("node")).isEqualTo("node-1");
      server.ticker.upsert(sighting("ffffff", "END", 200));

      JsonObject history = browser.next("history").getJsonObject("failure");
      assertThat(history.getString("failureType")).isEqualTo("NO_HANDLERS");
      assertThat(history.getInteger("failureCode")).isEqualTo(404);
      assertThat(history.getString("message")).contains("no history");
      JsonObject nonsense = browser.next("nonsense").getJsonObject("failure");
      assertThat(nonsense.getString("message")).contains("bbox");

      JsonObject end = browser.next("end");
      assertThat(strings(end.getJsonArray("flights"))).isEqualTo(server.ticker.held());
      assertThat(end.getJsonObject("heard").getInteger("delta")).isPositive();
      assertThat(end.getJsonArray("errors"))
          .hasSize(3)
          .allSatisfy(error ->
              assertThat(((JsonObject) error).getString("body")).isEqualTo("access_denied"));
      assertThat(browser.next("closed").getInteger("code")).isEqualTo(1000);
    }
    // Between two polls nobody knows that a browser is gone: then its session ends by itself.
    await().atMost(PATIENCE).until(() -> server.clients() == 0);
  }

  private void flySome() {
    for (int i = 0; i < 20; i++) {
      server.ticker.upsert(
          sighting("a00001", "ÖNE \"✈\"", 101 + i), sighting("b%05d".formatted(i), "NEW", 101));
    }
    server.ticker.remove("a00002", "b00003");
  }

  private static List<String> strings(JsonArray array) {
    return array.stream().map(String.class::cast).toList();
  }
}
