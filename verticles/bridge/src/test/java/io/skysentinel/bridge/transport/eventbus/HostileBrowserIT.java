package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever browsers send, the others are served. */
class HostileBrowserIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CONNECTIONS = 100;
  private static final int INPUTS_EACH = 100;
  private static final String ASK =
      "{'type':'send','address':'sky.snapshot','body':{'world':true},'replyAddress':'r'}";

  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ":",
          ",",
          "\\u0000",
          "\\ud800",
          "1e999999",
          "null",
          "\u2028",
          "\"type\"",
          "\"register\"",
          "\"send\"",
          "\"ping\"",
          "\"publish\"",
          "\"address\"",
          "\"sky.delta.world\"",
          "\"sky.snapshot\"",
          "\"replyAddress\"",
          "\"body\"",
          "\"bbox\"",
          "[[[[[[[[[[[[[[[[[[[[",
          "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":");

  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
  private BusServer server;

  @BeforeEach
  void start() {
    server = new BusServer();
    server.ticker.upsert(sighting("a00001", "ONE", 100));
    await().atMost(PATIENCE).until(server.hub::isReady);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/eventbus/websocket", "/eventbus/123/abcdefgh/websocket"})
  void tenThousandRandomInputsLeaveItServing(String path) throws IOException {
    try (BareSocket good = BareSocket.open(server.port(), path)) {
      for (int i = 0; i < CONNECTIONS; i++) {
        attack(path);
      }
      assertThat(answers(good, path)).isTrue();
    }
    await().atMost(PATIENCE).until(() -> server.clients() == 0);
  }

  private void attack(String path) throws IOException {
    try (BareSocket bad = BareSocket.open(server.port(), path)) {
      for (int i = 0; i < INPUTS_EACH; i++) {
        attack(bad);
      }
    } catch (java.net.SocketException ended) {
      // It had enough of this one.
    }
  }

  private void attack(BareSocket bad) throws IOException {
    switch (random.nextInt(6)) {
      case 0 -> bad.send(random.nextInt(16), noise(random.nextInt(125)));
      case 1 -> bad.send(BareSocket.TEXT, noise(random.nextInt(5_000)));
      case 2 -> bad.send(BareSocket.BINARY, text().getBytes(StandardCharsets.UTF_8));
      case 3 -> bad.say(new JsonArray().add(text()).encode());
      default -> bad.send(BareSocket.TEXT, text().getBytes(StandardCharsets.UTF_8));
    }
  }

  private byte[] noise(int size) {
    byte[] noise = new byte[size];
    random.nextBytes(noise);
    return noise;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static boolean answers(BareSocket good, String path) throws IOException {
    if (path.equals("/eventbus/websocket")) {
      good.say(ASK);
    } else {
      good.saySockJs(ASK);
    }
    return good.next("rec", "r").getJsonObject("body").getJsonArray("shards").size() == 1;
  }
}
