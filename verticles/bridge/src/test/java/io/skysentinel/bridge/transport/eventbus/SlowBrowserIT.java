package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Sighting;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that does not read costs little, and holds the truth once it reads again. */
class SlowBrowserIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RAW = "/eventbus/websocket";
  private static final String SOCKJS = "/eventbus/123/abcdefgh/websocket";
  private static final String WORLD = "sky.delta.world";
  private static final String REGISTER =
      "{'type':'register','address':'sky.delta.world','headers':{}}";
  private static final int FLEET = 200;

  private BusServer server;
  private double contact = 101;

  @BeforeEach
  void start() {
    server = new BusServer();
    server.ticker.upsert(fleet(100));
    await().atMost(PATIENCE).until(server.hub::isReady);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {RAW, SOCKJS})
  void endsWithExactlyTheSkyOnceItReadsAgain(String path) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      stall(browser, path);
      server.ticker.remove("a00007");
      server.ticker.upsert(sighting("ffffff", "END", 999));
      Map<String, String> held = new TreeMap<>();
      while (!held.containsKey("ffffff")) {
        apply(browser.next("rec", WORLD).getJsonObject("body"), held);
      }
      assertThat(held.values()).containsExactlyElementsOf(server.ticker.held());
      assertThat(server.resyncs()).isPositive();

      server.ticker.upsert(sighting("a00001", "NEXT", 1_000));
      JsonObject next = browser.next("rec", WORLD).getJsonObject("body");
      while (!next.getString("type").equals("delta")) {
        next = browser.next("rec", WORLD).getJsonObject("body");
      }
      apply(next, held);
      assertThat(held.values()).containsExactlyElementsOf(server.ticker.held());
    }
  }

  @Test
  void isDisconnectedAfterAWhile() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      stall(browser, RAW);
      assertThat(server.clients()).isEqualTo(1);
      server.passSeconds(61);
      await().atMost(PATIENCE).until(() -> server.clients() == 0);
      assertThat(server.rejected("slow")).isEqualTo(1);
    }
  }

  @Test
  void keepsNoMoreThanOneAnswerWaitingHoweverMuchItAsks() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      // Else a server that reads faster than this says them could answer one after the other.
      browser.sayAtOnce(IntStream.range(0, 100).mapToObj(SlowBrowserIT::question).toList());
      await().atMost(PATIENCE).until(() -> server.rejected("too_many_questions") > 80);
      assertThat(browser.next("rec", "r0").getJsonObject("body").getJsonArray("shards")).hasSize(1);
    }
  }

  @Test
  void isAnsweredOnceItReadsAgain() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      stall(browser, RAW);
      for (int i = 0; i < 5; i++) {
        browser.say(question(i));
      }
      for (int i = 0; i < 5; i++) {
        assertThat(browser.next("rec", "r" + i).getJsonObject("body").getJsonArray("shards"))
            .hasSize(1);
      }
    }
  }

  private static String question(int number) {
    return "{'type':'send','address':'sky.snapshot','body':{'world':true},'replyAddress':'r%d'}"
        .formatted(number);
  }

  /** Registers, and reads nothing until the server notices. */
  private void stall(BareSocket browser, String path) throws IOException {
    if (path.equals(RAW)) {
      browser.say(REGISTER);
    } else {
      browser.saySockJs(REGISTER);
    }
    await()
        .atMost(PATIENCE)
        .until(() -> {
          server.ticker.upsert(fleet(contact++));
          return server.behind() > 0;
        });
  }

  private static Sighting[] fleet(double contact) {
    return IntStream.range(0, FLEET)
        .mapToObj(i -> sighting("a%05d".formatted(i), "FLY", contact))
        .toArray(Sighting[]::new);
  }

  private static void apply(JsonObject body, Map<String, String> held) {
    if (body.getString("type").equals("snapshot")) {
      held.clear();
      put(body.getJsonArray("flights"), held);
    } else if (body.getString("type").equals("delta")) {
      put(body.getJsonArray("upserts"), held);
      body.getJsonArray("removals").forEach(held::remove);
    }
  }

  private static void put(JsonArray flights, Map<String, String> held) {
    for (Object each : flights) {
      JsonObject flight = (JsonObject) each;
      String icao24 = flight.getString("icao24");
      held.put(
          icao24,
          "%s %s %.0f"
              .formatted(
                  icao24, flight.getString("callsign"), flight.getDouble("last_contact_unix")));
    }
  }
}
