package io.skysentinel.bridge.transport.eventbus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.HistoryAnswer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions of the past, which another node may answer. */
class HistoryQuestionsIT {
  private static final String ASK =
      "{'type':'send','address':'sky.history.%s','body':%s,'replyAddress':'%s'}";

  private BusServer server;

  @BeforeEach
  void start() {
    server = BusServer.ofOneAircraft();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private BareSocket open() throws IOException {
    return BareSocket.open(server.port(), "/eventbus/websocket");
  }

  private static HistoryAnswer told(Map<String, String> asked) {
    return HistoryAnswer.of(
        new JsonObject(Map.<String, Object>copyOf(asked)).encode().getBytes(UTF_8));
  }

  @Test
  void membersAreTheWordsOfAQuery() throws IOException {
    server.answerHistory("at", asked -> Future.succeededFuture(told(asked.parameters())));
    try (BareSocket browser = open()) {
      browser.say(
          ASK.formatted("at", "{'t':1767323040.5,'bbox':[-10,40.5,30,60],'x':'é','no':null}", "r"));

      JsonObject body = browser.next("rec", "r").getJsonObject("body");
      assertThat(Double.parseDouble(body.getString("t"))).isEqualTo(1767323040.5);
      assertThat(body.getString("bbox")).isEqualTo("-10,40.5,30,60");
      assertThat(body.getString("x")).isEqualTo("é");
      assertThat(body.containsKey("no")).isFalse();
    }
    try (BareSocket browser = BareSocket.open(server.port(), "/eventbus/123/abcdefgh/websocket")) {
      browser.saySockJs(ASK.formatted("at", "{'x':true}", "r"));
      assertThat(browser.next("rec", "r").getJsonObject("body").getString("x")).isEqualTo("true");
    }
  }

  @Test
  void whoKeepsThePastMayRefuse() throws IOException {
    server.answerHistory(
        "track",
        asked -> Future.succeededFuture(HistoryAnswer.refused(400, "from is later than to")));
    server.answerHistory(
        "search", asked -> Future.succeededFuture(HistoryAnswer.refused(503, "too busy")));
    server.answerHistory("at", asked -> Future.failedFuture("broken"));
    try (BareSocket browser = open()) {
      browser.say(ASK.formatted("track", "{}", "r1"));
      JsonObject wrong = browser.next("err", "r1");
      assertThat(wrong.getInteger("failureCode")).isEqualTo(400);
      assertThat(wrong.getString("message")).isEqualTo("from is later than to");
      browser.say(ASK.formatted("search", "{}", "r2"));
      assertThat(browser.next("err", "r2").getInteger("failureCode")).isEqualTo(503);
      browser.say(ASK.formatted("at", "{}", "r3"));
      assertThat(browser.next("err", "r3").getInteger("failureCode")).isEqualTo(503);
      browser.say(ASK.formatted("anomalies", "{}", "r4"));
      JsonObject nobody = browser.next("err", "r4");
      assertThat(nobody.getInteger("failureCode")).isEqualTo(404);
      assertThat(nobody.getString("failureType")).isEqualTo("NO_HANDLERS");
    }
  }

  @Test
  void whatIsNoQuestionIsNotPassedOn() throws IOException {
    try (BareSocket browser = open()) {
      int n = 0;
      for (String body :
          new String[] {"[]", "'now'", "{'bbox':{}}", "{'bbox':{'a':1}}", "{'bbox':['a']}"}) {
        browser.say(ASK.formatted("at", body, "r" + n));
        assertThat(browser.next("err", "r" + n++).getInteger("failureCode")).isEqualTo(400);
      }
      browser.say(ASK.formatted("at", "{'t':'" + "1".repeat(2048) + "'}", "r9"));
      assertThat(browser.next("err", "r9").getInteger("failureCode")).isEqualTo(413);
    }
  }

  @Test
  void oneQuestionOfAClientIsAskedAtATime() throws IOException {
    Queue<Promise<HistoryAnswer>> waiting = new ConcurrentLinkedQueue<>();
    server.answerHistory(
        "at",
        asked -> {
          Promise<HistoryAnswer> answer = Promise.promise();
          waiting.add(answer);
          return answer.future();
        });
    try (BareSocket browser = open()) {
      for (int i = 0; i < 9; i++) {
        browser.say(ASK.formatted("at", "{}", "r" + i));
      }
      assertThat(browser.next("err", "r8").getInteger("failureCode")).isEqualTo(429);
      for (int i = 0; i < 8; i++) {
        Awaitility.await().until(() -> !waiting.isEmpty());
        assertThat(waiting).hasSize(1);
        waiting.remove().complete(told(Map.of("i", String.valueOf(i))));
        assertThat(browser.next("rec", "r" + i).getJsonObject("body").getString("i"))
            .isEqualTo(String.valueOf(i));
      }
    }
  }
}
