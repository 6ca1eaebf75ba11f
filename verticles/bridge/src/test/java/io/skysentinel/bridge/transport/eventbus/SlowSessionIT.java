package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Sighting;
import io.vertx.core.json.JsonArray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser without WebSockets that does not read its endless answer. */
class SlowSessionIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SESSION = "/eventbus/123/abcdefgh/";
  private static final String REGISTER =
      "{\"type\":\"register\",\"address\":\"sky.delta.world\",\"headers\":{}}";
  private static final int SMALL_BUFFER = 16 * 1024;

  private BusServer server;
  private double contact = 100;

  @BeforeEach
  void start() {
    server = new BusServer();
    server.ticker.upsert(fleet());
    await().atMost(PATIENCE).until(server.hub::isReady);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void isSkippedAndGetsTheWholeOnceItReadsAgain() throws Exception {
    try (Socket socket = new Socket();
        Socket next = new Socket()) {
      BufferedReader answer = stream(socket);
      skipTo(answer, "o");
      assertThat(send(REGISTER)).isEqualTo(204);

      await()
          .atMost(PATIENCE)
          .until(() -> {
            for (int i = 0; i < 10; i++) {
              server.ticker.upsert(fleet());
            }
            return server.behind() > 0;
          });
      // These are never queued for it.
      for (int i = 0; i < 100; i++) {
        server.ticker.upsert(fleet());
      }
      server.ticker.upsert(sighting("ffffff", "END", 999));

      String whole = lineWith(answer, "ffffff");
      // An answer ends after some megabytes, and the next one goes on where it ended.
      assertThat(whole == null ? lineWith(stream(next), "ffffff") : whole)
          .contains("\\\"type\\\":\\\"snapshot\\\"");
      assertThat(server.resyncs()).isPositive();
    }
  }

  /** Asks for an answer without an end, and reads its head. */
  private BufferedReader stream(Socket socket) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()));
    String request =
        "POST %sxhr_streaming HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n";
    socket.getOutputStream().write(request.formatted(SESSION).getBytes(UTF_8));
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8), SMALL_BUFFER);
  }

  private static void skipTo(BufferedReader answer, String whole) throws IOException {
    while (!whole.equals(lineWith(answer, whole))) {
      // Headers, and the sizes of chunks.
    }
  }

  /** {@code null} when there is none. */
  private static @Nullable String lineWith(BufferedReader answer, String part) throws IOException {
    for (String line = answer.readLine(); line != null; line = answer.readLine()) {
      if (line.contains(part)) {
        return line;
      }
    }
    return null;
  }

  private int send(String message) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + SESSION + "xhr_send");
    String body = new JsonArray().add(message).encode();
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private Sighting[] fleet() {
    contact++;
    return IntStream.range(0, 200)
        .mapToObj(i -> sighting("a%05d".formatted(i), "FLY", contact))
        .toArray(Sighting[]::new);
  }
}
