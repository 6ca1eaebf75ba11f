package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
  private static final Target TARGET = new Target("example.org", 8000, "/ws/flights?bbox=1,2,3,4");
  private static final String UPGRADED =
      "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Accept: " + Handshake.ACCEPT + "\r\n";
  private static final String JSON = "Sec-WebSocket-Protocol: sky.v1.json\r\n";
  private static final String EVENTS = "Content-Type: text/event-stream\r\n";

  private final Handshake json = new Handshake(TARGET, Protocol.WS_JSON);
  private final Handshake sse = new Handshake(TARGET, Protocol.SSE);

  @Test
  void theProofIsTheOneOfTheRfc() throws Exception {
    String read = "c2t5LXNlbnRpbmVsLWxvYQ==" + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    byte[] digest =
        MessageDigest.getInstance("SHA-1").digest(read.getBytes(StandardCharsets.US_ASCII));

    assertThat(Handshake.ACCEPT).isEqualTo(Base64.getEncoder().encodeToString(digest));
  }

  @ParameterizedTest
  @CsvSource({
    "WS_JSON, sky.v1.json",
    "WS_MSGPACK, sky.v1.msgpack",
    "WS_COMPACT, sky.v2.compact",
  })
  void asksForTheSubprotocol(Protocol protocol, String subprotocol) {
    assertThat(request(new Handshake(TARGET, protocol)))
        .startsWith("GET /ws/flights?bbox=1,2,3,4 HTTP/1.1\r\nHost: example.org:8000\r\n")
        .contains("\r\nConnection: Upgrade\r\n", "\r\nUpgrade: websocket\r\n")
        .contains("\r\nSec-WebSocket-Version: 13\r\n", "\r\nSec-WebSocket-Key: c2t5LXNlbn")
        .contains("\r\nSec-WebSocket-Protocol: " + subprotocol + "\r\n");
  }

  @Test
  void theEventBusHasNoSubprotocolAndEventsNoUpgrade() {
    assertThat(request(new Handshake(TARGET, Protocol.EVENTBUS)))
        .contains("Upgrade: websocket")
        .doesNotContain("Sec-WebSocket-Protocol");
    assertThat(request(sse))
        .contains("\r\nAccept: text/event-stream\r\n")
        .doesNotContain("Upgrade", "Sec-WebSocket");
  }

  @ParameterizedTest
  @EnumSource
  void aRequestEndsOnceAndHasNoEmptyLineBefore(Protocol protocol) {
    String request = request(new Handshake(TARGET, protocol));

    assertThat(request.indexOf("\r\n\r\n")).isEqualTo(request.length() - 4);
    assertThat(request.chars().filter(c -> c == '\n').count())
        .isEqualTo(request.chars().filter(c -> c == '\r').count());
  }

  @Test
  void findsNothingWrongWithTheAnswerItWants() {
    assertThat(json.problem(UPGRADED + JSON + "\r\n")).isEmpty();
    assertThat(sse.problem("HTTP/1.1 200 OK\r\n" + EVENTS + "\r\n")).isEmpty();
    assertThat(new Handshake(TARGET, Protocol.EVENTBUS).problem(UPGRADED + "\r\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sec-websocket-accept: %s\r\nsec-websocket-protocol: sky.v1.json\r\n",
        "SEC-WEBSOCKET-ACCEPT:%s\r\nSec-Websocket-Protocol:sky.v1.json\r\n",
        "Sec-WebSocket-Protocol:  sky.v1.json \r\nServer: x\r\nSec-WebSocket-Accept:\t%s \r\n",
      })
  void headersMayBeWrittenInAllTheWaysOfHttp(String headers) {
    String answer = "HTTP/1.1 101 Yes\r\n" + headers.formatted(Handshake.ACCEPT) + "\r\n";

    assertThat(json.problem(answer)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 503 Service Unavailable, HTTP 503",
    "HTTP/1.1 404, HTTP 404",
    "HTTP/1.1 200 OK, HTTP 200",
    "SSH-2.0-OpenSSH_9.2, HTTP without a status",
  })
  void saysTheStatusThatRefuses(String line, String problem) {
    assertThat(json.problem(line + "\r\n" + JSON + "\r\n")).startsWith(problem);
  }

  @Test
  void anUpgradeIsNoAnswerForEvents() {
    assertThat(sse.problem(UPGRADED + "\r\n")).isEqualTo("HTTP 101");
  }

  @Test
  void refusesAnAnswerToSomebodyElse() {
    String other = "HTTP/1.1 101 Yes\r\nSec-WebSocket-Accept: " + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    String folded = UPGRADED.replace(Handshake.ACCEPT, Handshake.ACCEPT.toLowerCase(Locale.ROOT));

    for (String answer : new String[] {"HTTP/1.1 101 Yes\r\n", other + "\r\n", folded}) {
      assertThat(json.problem(answer + JSON + "\r\n"))
          .isEqualTo("an answer to somebody else's handshake");
    }
  }

  @Test
  void refusesAnotherSubprotocolAndNoneAtAll() {
    String wrong = "no subprotocol sky.v1.json";

    assertThat(json.problem(UPGRADED + "\r\n")).isEqualTo(wrong);
    assertThat(json.problem(UPGRADED + "Sec-WebSocket-Protocol: sky.v1.msgpack\r\n\r\n"))
        .isEqualTo(wrong);
    // Elsewhere in the answer the name does not count.
    assertThat(json.problem(UPGRADED + "Server: sky.v1.json\r\n\r\n")).isEqualTo(wrong);
  }

  @Test
  void refusesAPageInPlaceOfEvents() {
    assertThat(sse.problem("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"))
        .isEqualTo("no event stream");
    assertThat(sse.problem("HTTP/1.1 200 OK\r\nX-Not: text/event-stream\r\n\r\n"))
        .isEqualTo("no event stream");
  }

  @Test
  void knowsWhetherTheEventsComeInChunks() {
    String answer = "HTTP/1.1 200 OK\r\n" + EVENTS;

    assertThat(Handshake.isChunked(answer + "transfer-encoding: chunked\r\n\r\n")).isTrue();
    assertThat(Handshake.isChunked(answer + "Transfer-Encoding:Chunked\r\n\r\n")).isTrue();
    assertThat(Handshake.isChunked(answer + "X: transfer-encoding: chunked\r\n\r\n")).isFalse();
    assertThat(Handshake.isChunked(answer + "\r\n")).isFalse();
  }

  private static String request(Handshake handshake) {
    return new String(handshake.request(), StandardCharsets.US_ASCII);
  }
}
