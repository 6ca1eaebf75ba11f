package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.transport.eventbus.BareSocket.Frame;
import io.skysentinel.testing.Loopback;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The event bus byte by byte. */
class EventBusIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String RAW = "/eventbus/websocket";
  private static final String SOCKJS = "/eventbus/123/abcdefgh/websocket";
  private static final String WORLD = "sky.delta.world";
  private static final String REGISTER = "{'type':'register','address':'%s','headers':{}}";
  private static final String ASK =
      "{'type':'send','address':'%s','headers':{},'body':%s,'replyAddress':'r-1'}";

  private BusServer server;

  @BeforeEach
  void start() {
    server = BusServer.ofOneAircraft();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void sockJsFramesAreTextAndAnArrayOfOneString() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), SOCKJS)) {
      Frame opening = browser.read();
      assertThat(opening.opcode()).isEqualTo(BareSocket.TEXT);
      assertThat(opening.text()).isEqualTo("o");

      browser.saySockJs(REGISTER.formatted(WORLD));
      browser.saySockJs(ASK.formatted("sky.snapshot", "{'world':true}"));
      Frame answer = browser.readNews();
      assertThat(answer.opcode()).isEqualTo(BareSocket.TEXT);
      assertThat(answer.text()).startsWith("a[\"{\\\"type\\\":\\\"rec\\\"");

      server.ticker.upsert(sighting("a00002", "ÄÖ", 101));
      Frame frame = browser.readNews();
      assertThat(frame.text()).matches("\\p{ASCII}*");
      JsonArray messages = new JsonArray(frame.text().substring(1));
      assertThat(messages).hasSize(1);
      JsonObject body = new JsonObject(messages.getString(0)).getJsonObject("body");
      assertThat(body.getString("type")).isEqualTo("delta");
      assertThat(body.getJsonArray("upserts").getJsonObject(0).getString("callsign"))
          .isEqualTo("ÄÖ");
    }
  }

  @Test
  void bareFramesAreBinaryAsTheStockBridgeSendsThem() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      browser.say(REGISTER.formatted("sky.delta.n40w080"));
      browser.say(ASK.formatted("sky.snapshot", "{'bbox':[-74,40,-73,41]}"));
      JsonObject answer = browser.next("rec", "r-1");
      JsonObject snapshot = answer.getJsonObject("body").getJsonArray("shards").getJsonObject(0);
      assertThat(snapshot.getJsonArray("flights")).hasSize(1);
      assertThat(snapshot.getJsonArray("views")).contains("n40w080");

      server.ticker.upsert(sighting("a00001", "ONE", 101));
      Frame frame = browser.readNews();
      assertThat(frame.opcode()).isEqualTo(BareSocket.BINARY);
      JsonObject body = new JsonObject(frame.text()).getJsonObject("body");
      assertThat(body.getString("view")).isEqualTo("n40w080");
      assertThat(body.getLong("prev")).isLessThanOrEqualTo(snapshot.getLong("seq"));
      assertThat(body.getLong("seq")).isEqualTo(snapshot.getLong("seq") + 1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'type':'publish','address':'sky.delta.world','body':{}} | access_denied",
        "{'type':'send','address':'sky.delta.world','body':{}} | access_denied",
        "{'type':'send','address':'sky.snapshot','body':{'world':true}} | missing_reply_address",
        "{'type':'register','address':'sky.frames.0'} | access_denied",
        "{'type':'register','address':'sky.delta.n41w080'} | access_denied",
        "{'type':'unregister','address':'sky.config'} | access_denied",
        "{'type':'register'} | missing_address",
        "{'type':'x','address':'y'} | invalid_type",
        "nonsense | invalid_json",
      })
  void whatIsNotAllowedIsAnErrorWithoutAnAddress(String message, String word) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      browser.say(message);
      JsonObject error = browser.next("err", "");
      assertThat(error.getString("body")).isEqualTo(word);
      assertThat(error.getString("message")).isNotBlank();
      assertThat(error.getString("failureType")).isNotBlank();
      assertThat(server.rejected(word)).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sky.history.track | {}                      | 404 | no history",
        "sky.config        | {}                      | 404 | nobody answers",
        "sky.status        | {}                      | 403 | register",
        "sky.snapshot      | {'bbox':[0,0,1]}        | 400 | west, south, east, north",
        "sky.snapshot      | 'world'                 | 400 | west,south,east,north",
      })
  void aQuestionWithoutAnAnswerFailsAtItsReplyAddress(
      String address, String body, int code, String words) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      browser.say(ASK.formatted(address, body));
      JsonObject error = browser.next("err", "r-1");
      assertThat(error.getInteger("failureCode")).isEqualTo(code);
      assertThat(error.getString("message")).contains(words);
    }
  }

  @Test
  void registersOnceForEachAddressAndForNotTooMany() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      browser.say(REGISTER.formatted(WORLD));
      browser.say(REGISTER.formatted(WORLD));
      assertThat(browser.next("err", "").getString("body")).isEqualTo("address_already_registered");
      browser.say("{'type':'unregister','address':'%s'}".formatted(WORLD));
      for (int i = 0; i <= ClientLoop.MAX_TOPICS; i++) {
        int lat = i / 18 * 10;
        int lon = i % 18 * 10;
        browser.say(REGISTER.formatted("sky.delta.n%02de%03d".formatted(lat, lon)));
      }
      assertThat(browser.next("err", "").getString("body")).isEqualTo("max_handlers_reached");
    }
  }

  @Test
  void whoSaysTooMuchIsDisconnected() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      for (int i = 0; i < 1_000; i++) {
        browser.say("{'type':'ping'}");
      }
      assertThat(browser.closeCode()).isEqualTo(1008);
    } catch (IOException reset) {
      // What it sent after the end was not read, so the connection may be reset before it reads.
    }
    await().atMost(PATIENCE).until(() -> server.rejected("too_many_messages") == 1);
  }

  @Test
  void brokenFramesOfSockJsEndTheConnection() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), SOCKJS)) {
      browser.say("[\"unfinished");
      assertThat(browser.closeCode()).isEqualTo(1007);
    }
    await().atMost(PATIENCE).until(() -> server.clients() == 0);
  }

  @Test
  void tellsHowTheNodesFare() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      browser.say(REGISTER.formatted("sky.status"));
      browser.say(ASK.formatted("sky.snapshot", "{'world':true}"));
      browser.next("rec", "r-1");
      server.publishStatus("node-7");
      assertThat(browser.next("rec", "sky.status").getJsonObject("body").getString("node"))
          .isEqualTo("node-7");
    }
  }

  @Test
  void tellsOfAnomaliesAsTheLogHasThem() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), RAW)) {
      browser.say(REGISTER.formatted("sky.anomaly"));
      browser.say(ASK.formatted("sky.snapshot", "{'world':true}"));
      browser.next("rec", "r-1");
      server.publishAnomaly("{\"id\":\"a1b2c3-HOLDING-1\",\"text\":\"F\u00fcr \\\"\u2708\\\"\"}");

      JsonObject event = browser.next("rec", "sky.anomaly").getJsonObject("body");
      assertThat(event.getString("id")).isEqualTo("a1b2c3-HOLDING-1");
      assertThat(event.getString("text")).isEqualTo("F\u00fcr \"\u2708\"");
    }
  }

  @Test
  void saysGoodByeWhenTheNodeStops() throws IOException {
    try (BareSocket sockJs = BareSocket.open(server.port(), SOCKJS);
        BareSocket bare = BareSocket.open(server.port(), RAW)) {
      assertThat(sockJs.read().text()).isEqualTo("o");
      bare.say(ASK.formatted("sky.snapshot", "{'world':true}"));
      bare.next("rec", "r-1");
      server.stopServing();
      assertThat(sockJs.read().text()).isEqualTo("c[1001,\"the node stops\"]");
      assertThat(sockJs.closeCode()).isEqualTo(1001);
      assertThat(bare.closeCode()).isEqualTo(1001);
    }
  }

  @Test
  void tellsWhatSockJsCanDoAndNothingOfFrames() throws Exception {
    HttpResponse<String> info = get("/eventbus/info", "");
    assertThat(info.statusCode()).isEqualTo(200);
    assertThat(new JsonObject(info.body()).getBoolean("websocket")).isTrue();
    // That page loads a script from elsewhere into our origin.
    assertThat(get("/eventbus/iframe.html", "").statusCode()).isEqualTo(404);
    assertThat(get(SOCKJS, "").statusCode()).isEqualTo(400);
  }

  @Test
  void pagesOfOtherOriginsAreRefused() throws Exception {
    String own = "http://127.0.0.1:" + server.port();
    assertThat(get("/eventbus/info", own).statusCode()).isEqualTo(200);
    HttpResponse<String> foreign = get("/eventbus/info", "https://example.org");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("http.allowedOrigins");
    assertThat(BareSocket.statusOf(server.port(), SOCKJS, "Origin: https://example.org"))
        .contains("403");
  }

  @ParameterizedTest
  @ValueSource(strings = {RAW, SOCKJS})
  void aGoodByeIsAnsweredWithTheSameCode(String path) throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      browser.send(BareSocket.CLOSE, new byte[] {4000 >> 8, (byte) 4000});
      assertThat(browser.closeCode()).isEqualTo(4000);
      assertThatThrownBy(browser::read).isInstanceOf(EOFException.class);
    }
    try (BareSocket browser = BareSocket.open(server.port(), path)) {
      browser.send(BareSocket.CLOSE, new byte[0]);
      Frame answer;
      do {
        answer = browser.read();
      } while (answer.opcode() != BareSocket.CLOSE);
      assertThat(answer.payload()).isEmpty();
    }
    await().atMost(PATIENCE).until(() -> server.clients() == 0);
  }

  private HttpResponse<String> get(String path, String origin) throws Exception {
    String[] headers = origin.isEmpty() ? new String[0] : new String[] {"origin", origin};
    return Loopback.get(server.port(), path, headers);
  }
}
