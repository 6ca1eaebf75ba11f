package io.skysentinel.bridge.transport.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that a table of handlers answers, and what is refused because of what it names. */
class QuestionsIT {
  private static final String ASK =
      "{'type':'send','address':'test.echo','body':%s,'replyAddress':'%s'}";

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
  void areAnsweredInTheOrderInWhichTheyWereAsked() throws IOException {
    try (BareSocket browser = open()) {
      for (int i = 0; i < 5; i++) {
        browser.say(ASK.formatted("{'n':" + i + "}", "r" + i));
      }
      for (int i = 0; i < 5; i++) {
        JsonObject answer = new JsonObject(browser.read().text());
        assertThat(answer.getString("type")).isEqualTo("rec");
        assertThat(answer.getString("address")).isEqualTo("r" + i);
        assertThat(answer.getJsonObject("body").getInteger("n")).isEqualTo(i);
      }
    }
  }

  @Test
  void areAnsweredThroughSockJsToo() throws IOException {
    try (BareSocket browser = BareSocket.open(server.port(), "/eventbus/123/abcdefgh/websocket")) {
      browser.saySockJs(ASK.formatted("{'text':'é'}", "r"));
      assertThat(browser.next("rec", "r").getJsonObject("body").getString("text")).isEqualTo("é");
    }
  }

  @Test
  void thatCannotBeAnsweredFailAtTheirReplyAddressAndTheNextIsAnswered() throws IOException {
    try (BareSocket browser = open()) {
      browser.say(ASK.formatted("{'fail':true}", "r1"));
      JsonObject error = browser.next("err", "r1");
      assertThat(error.getInteger("failureCode")).isEqualTo(503);
      assertThat(error.getString("message")).isEqualTo("nobody calls back today");
      browser.say(ASK.formatted("[]", "r2"));
      assertThat(browser.next("err", "r2").getInteger("failureCode")).isEqualTo(400);
      browser.say(ASK.formatted("{'text':'" + "x".repeat(512) + "'}", "r3"));
      JsonObject tooLarge = browser.next("err", "r3");
      assertThat(tooLarge.getInteger("failureCode")).isEqualTo(413);
      assertThat(tooLarge.getString("message")).contains("at most 512 bytes");
      browser.say(ASK.formatted("{'n':1}", "r4"));
      browser.next("rec", "r4");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "register | test.echo    | 403 | answers questions",
        "register | sky.snapshot | 403 | answers questions",
        "send     | sky.status   | 403 | register for it",
        "register | test.nothing | 404 | nothing is told",
        "send     | test.nothing | 404 | sky.snapshot, test.echo",
        "publish  | sky.status   | 403 | publish nothing",
      })
  void whatIsRefusedFollowsFromTheTable(String type, String address, int code, String words)
      throws IOException {
    try (BareSocket browser = open()) {
      browser.say("{'type':'%s','address':'%s','body':{}}".formatted(type, address));
      JsonObject error = browser.next("err", "");
      assertThat(error.getInteger("failureCode")).isEqualTo(code);
      assertThat(error.getString("failureType"))
          .isEqualTo(code == 404 ? "NO_HANDLERS" : "RECIPIENT_FAILURE");
      assertThat(error.getString("message")).contains(words);
    }
  }

  private BareSocket open() throws IOException {
    return BareSocket.open(server.port(), "/eventbus/websocket");
  }
}
