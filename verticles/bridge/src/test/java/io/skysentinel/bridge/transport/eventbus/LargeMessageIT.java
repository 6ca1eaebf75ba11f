package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that sends more than a message may have is told so, and then why it is closed. */
class LargeMessageIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LIMIT = 4_096;
  private static final String BARE = "/eventbus/websocket";
  private static final String SOCKJS = "/eventbus/123/abcdefgh/websocket";
  private static final String ASK =
      "{'type':'send','address':'sky.snapshot','body':{'world':true},'replyAddress':'r','x':'%s'}";

  private BusServer server;

  @BeforeEach
  void start() {
    server = BusServer.ofOneAircraft();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    BARE + ", 4097",
    BARE + ", 70000",
    BARE + ", 1000000",
    SOCKJS + ", 4097",
    SOCKJS + ", 70000",
    SOCKJS + ", 1000000"
  })
  void isAnErrorAndThenTheEnd(String path, int size) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      say(browser, path, ask(size));
      JsonObject error = browser.next("err", "");
      assertThat(error.getString("body")).isEqualTo("too_large");
      assertThat(error.getInteger("failureCode")).isEqualTo(413);
      assertThat(error.getString("message")).contains("at most 4096 bytes");
      assertThat(browser.closeCode()).isEqualTo(1009);
    }
    await().atMost(PATIENCE).until(() -> server.clients() == 0);
    assertThat(server.rejected("too_large")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {BARE, SOCKJS})
  void aMessageOfTheLargestSizeIsReadHoweverItIsEscaped(String path) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      say(browser, path, ask(LIMIT));
      browser.next("rec", "r");
      String quotes = "\\\"".repeat((LIMIT - ask(200).length()) / 2);
      say(browser, path, ASK.formatted(quotes).replace('\'', '"'));
      browser.next("rec", "r");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {BARE, SOCKJS})
  void bytesCountAndNotCharacters(String path) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      say(browser, path, ASK.formatted("é".repeat(LIMIT / 2)).replace('\'', '"'));
      assertThat(browser.next("err", "").getInteger("failureCode")).isEqualTo(413);
      assertThat(browser.closeCode()).isEqualTo(1009);
    }
  }

  /** A question of so many bytes. */
  private static String ask(int size) {
    String ask = ASK.formatted("x".repeat(size - ASK.formatted("").length()));
    assertThat(ask).hasSize(size);
    return ask;
  }

  private static void say(BareSocket browser, String path, String message) throws IOException {
    if (path.equals(BARE)) {
      browser.say(message);
    } else {
      browser.saySockJs(message);
    }
  }
}
