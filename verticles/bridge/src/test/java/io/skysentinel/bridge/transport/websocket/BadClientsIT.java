package io.skysentinel.bridge.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.client.ClientMessage.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever one client sends, it is told what is wrong and the others notice nothing. */
class BadClientsIT {
  private static final int MOST_CLIENTS = 50;
  private static final BridgeConfig LIMITS =
      new BridgeConfig(5, 300, 1 << 25, MOST_CLIENTS, 0, 4_096, 30, 0, 60);

  /** Too many for a second, and for as long as a busy machine may take to read them. */
  private static final int MANY_MESSAGES = 100 * LIMITS.messagesPerSecond();

  private final BridgeFixture bridge = new BridgeFixture(LIMITS, List.of("https://good.example"));
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0);
  private TestClient other;

  @BeforeEach
  void serve() {
    bridge.frames.tick(ticker.put("aaaaaa", 45, -75));
    await().until(bridge.hub::isReady);
    other = TestClient.connect(bridge, "").awaitWhole();
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "null",
        "[]",
        "{}",
        "{\"type\":\"view\"}",
        "{\"type\":\"publish\",\"address\":\"sky.config\"}",
        "{\"type\":\"view\",\"bbox\":[1,2,3]}",
        "{\"type\":\"view\",\"bbox\":[1,2,3,\"4\"]}",
        "{\"type\":\"view\",\"bbox\":[-181,0,0,1]}",
        "{\"type\":\"view\",\"bbox\":[0,10,1,0]}",
        "{\"type\":\"view\",\"world\":false}",
        "{\"type\":\"view\",\"world\":true,\"bbox\":[0,0,1,1]}",
        "{\"type\":\"resume\"}",
        "{\"type\":\"resume\",\"shards\":[{\"shard\":0}]}",
        "{\"type\":\"resume\",\"shards\":[{\"shard\":-1,\"epoch\":\"\",\"seq\":1}]}",
        "{\"type\":\"view\",\"type\":\"view\",\"world\":true}",
        "{\"type\":\"view\",\"world\":true} {}",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
        "{\"type\":\"view\",\"bbox\":[1e999999999,0,0,0]}"
      })
  void whatIsNoMessageIsAnsweredAndTheConnectionStays(String text) {
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    client.say(text);
    client.awaitMessage(
        message -> message instanceof Problem problem && problem.code().equals("bad_message"));
    assertThat(bridge.count("bridge.rejected", "reason", "bad_message")).isEqualTo(1);
    assertThat(client.isOpen()).isTrue();
    othersAreServed();
    client.awaitFlights(ticker.flights());
  }

  @Test
  void whoNeverGetsOneRightIsSentAway() {
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    for (int i = 0; i < 10; i++) {
      client.socket().writeTextMessage("nonsense");
    }
    assertThat(client.awaitClosed()).isEqualTo((short) 1008);
    assertThat(client.count(Problem.class)).isEqualTo(10);
    othersAreServed();
  }

  @Test
  void binaryIsRefused() {
    TestClient client = TestClient.connect(bridge, "", "sky.v1.msgpack").awaitWhole();
    client.socket().writeBinaryMessage(Buffer.buffer(new byte[] {1, 2, 3}));
    assertThat(client.awaitClosed()).isEqualTo((short) 1003);
    assertThat(client.count(Problem.class)).isEqualTo(1);
    othersAreServed();
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    byte[] halfACharacter = {'{', '"', (byte) 0xc3, '"', '}'};
    client.socket().writeFrame(textFrame(halfACharacter));
    assertThat(client.awaitClosed()).isEqualTo((short) 1007);
    othersAreServed();
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedInOneFrameOrMany() {
    String large = "x".repeat(LIMITS.maxMessageBytes() + 1);
    TestClient atOnce = TestClient.connect(bridge, "").awaitWhole();
    atOnce.socket().writeTextMessage(large);
    assertThat(atOnce.awaitClosed()).isEqualTo((short) 1009);
    assertThat(problem(atOnce)).contains("at most 4096 bytes");

    TestClient inParts = TestClient.connect(bridge, "").awaitWhole();
    inParts.socket().writeFrame(WebSocketFrame.textFrame("x".repeat(2000), false));
    inParts.socket().writeFrame(continuation("x".repeat(2000), false));
    inParts.socket().writeFrame(continuation("x".repeat(2000), false));
    assertThat(inParts.awaitClosed()).isEqualTo((short) 1009);
    assertThat(bridge.count("bridge.rejected", "reason", "too_large")).isEqualTo(2);
    othersAreServed();
  }

  @Test
  void aMessageInPartsIsReadWhole() {
    TestClient client = TestClient.connect(bridge, "?bbox=0,0,1,1").awaitWhole();
    client.socket().writeFrame(WebSocketFrame.textFrame("{\"type\":\"view\",", false));
    client.socket().writeFrame(continuation("\"world\"", false));
    client.socket().writeFrame(continuation(":true}", true));
    client.awaitFlights(ticker.flights());
  }

  @Test
  void aHugeMessageEndsItsConnectionOnly() {
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    client.socket().writeFinalTextFrame("x".repeat(1 << 20));
    assertThat(client.awaitClosed()).isEqualTo((short) 1009);
    assertThat(problem(client)).contains("at most 4096 bytes");
    assertThat(bridge.count("bridge.rejected", "reason", "too_large")).isEqualTo(1);
    othersAreServed();
  }

  @Test
  void tooManyMessagesASecondAreRefused() {
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    for (int i = 0; i < MANY_MESSAGES; i++) {
      client.socket().writeTextMessage("{\"type\":\"view\",\"world\":true}");
    }
    assertThat(client.awaitClosed()).isEqualTo((short) 1008);
    assertThat(problem(client)).contains("30 messages a second");
    othersAreServed();
  }

  @Test
  void pingsCountAsMessages() {
    TestClient client = TestClient.connect(bridge, "").awaitWhole();
    for (int i = 0; i < MANY_MESSAGES; i++) {
      client.socket().writePing(Buffer.buffer("x"));
    }
    assertThat(client.awaitClosed()).isEqualTo((short) 1008);
    othersAreServed();
  }

  @Test
  void tenThousandRandomInputsLeaveItServing() throws Exception {
    Random random = new Random(20_260_102);
    int sent = 0;
    while (sent < 10_000) {
      try (Socket socket = new Socket("127.0.0.1", bridge.port())) {
        socket.setSoTimeout(60_000);
        if (random.nextInt(4) > 0) {
          upgrade(socket);
        }
        for (int i = 0; i < 50; i++) {
          byte[] bytes = random.nextInt(3) == 0 ? junk(random) : mutatedFrame(random);
          socket.getOutputStream().write(bytes);
          sent++;
        }
      } catch (IOException refused) {
        // The server hung up in the middle, as it should.
        sent++;
      }
    }
    othersAreServed();
    await().until(() -> TestClient.connect(bridge, "").awaitWhole().isOpen());
  }

  @Test
  void aPageOfAnotherOriginIsRefused() throws Exception {
    assertThat(upgradeStatus("Origin: https://evil.example")).contains("403");
    assertThat(upgradeStatus("Origin: null")).contains("403");
    assertThat(upgradeStatus("Origin: https://good.example")).contains("101");
    assertThat(upgradeStatus("Origin: http://127.0.0.1:" + bridge.port())).contains("101");
    assertThat(upgradeStatus("X-Nothing: here")).contains("101");
    assertThat(bridge.count("bridge.rejected", "reason", "origin")).isEqualTo(2);
  }

  @Test
  void whatIsNoWebSocketAndABadQueryAreAnsweredInWords() throws Exception {
    assertThat(get("/ws/flights").statusCode()).isEqualTo(426);
    HttpResponse<String> bad = get("/flights/sse?bbox=1,2,3");
    assertThat(bad.statusCode()).isEqualTo(400);
    assertThat(bad.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(bad.body()).contains("bbox has to be four numbers");
    assertThat(get("/flights/sse?resume=x").statusCode()).isEqualTo(400);
  }

  @Test
  void moreClientsThanThereMayBeAreRefused() throws Exception {
    for (int i = 1; i < MOST_CLIENTS; i++) {
      TestClient.connect(bridge, "").awaitWhole();
    }
    HttpResponse<String> full = get("/flights/sse");
    assertThat(full.statusCode()).isEqualTo(503);
    assertThat(full.headers().firstValue("retry-after")).isPresent();
    assertThat(bridge.count("bridge.rejected", "reason", "full")).isEqualTo(1);

    other.socket().close().await();
    await().until(() -> upgradeStatus("X-Nothing: here").contains("101"));
  }

  private void othersAreServed() {
    bridge.frames.tick(ticker.put("bbbbbb", 45, -75 + ticker.flights().size()));
    other.awaitFlights(ticker.flights());
    assertThat(other.hasMissed()).isFalse();
    assertThat(other.count(io.skysentinel.client.ClientMessage.Snapshot.class)).isEqualTo(1);
  }

  private static String problem(TestClient client) {
    return client.messages().stream()
        .filter(Problem.class::isInstance)
        .map(problem -> ((Problem) problem).message())
        .findFirst()
        .orElse("");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + bridge.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private String upgradeStatus(String header) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", bridge.port())) {
      socket.setSoTimeout(60_000);
      return ask(socket, header);
    }
  }

  private void upgrade(Socket socket) throws IOException {
    assertThat(ask(socket, "X-Nothing: here")).contains("101");
  }

  /** The first line of the answer. */
  private String ask(Socket socket, String header) throws IOException {
    String request =
        "GET /ws/flights HTTP/1.1\r\nHost: 127.0.0.1:"
            + bridge.port()
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + header
            + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = socket.getInputStream().read()) > 0 && c != '\n') {
      line.append((char) c);
    }
    return line.toString();
  }

  private static byte[] junk(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A frame that begins as a client's should, with a valid or broken message. */
  private static byte[] mutatedFrame(Random random) {
    byte[] text =
        "{\"type\":\"view\",\"bbox\":[-10,-10,10,10]}".getBytes(StandardCharsets.US_ASCII);
    for (int i = random.nextInt(4); i > 0; i--) {
      text[random.nextInt(text.length)] = (byte) random.nextInt(256);
    }
    byte[] frame = new byte[6 + text.length];
    frame[0] = (byte) (random.nextInt(5) == 0 ? random.nextInt(256) : 0x81);
    frame[1] = (byte) (0x80 | text.length);
    // A mask of zeros leaves the text as it is.
    System.arraycopy(text, 0, frame, 6, text.length);
    return frame;
  }

  private static WebSocketFrame continuation(String text, boolean last) {
    return WebSocketFrame.continuationFrame(Buffer.buffer(text), last);
  }

  private static WebSocketFrame textFrame(byte[] bytes) {
    return new WebSocketFrameImpl(io.vertx.core.http.WebSocketFrameType.TEXT, bytes, true);
  }
}
