package io.skysentinel.platform.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of connections that cost more than they may, on a real server. */
@ExtendWith(VertxExtension.class)
class ConnectionsIT {
  private static final int LARGE = 8 << 20;
  private static final String FROM_ELSEWHERE = "127.0.0.9";

  private final AtomicLong nowMs = new AtomicLong(1);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LiveConfig config =
      new LiveConfig(
          SkyConfig.defaults()
              .with("http.port", 0)
              .with("http.trustedProxies", List.of("127.0.0.1"))
              .with("http.limits.connections", 4)
              .with("http.limits.connectionsPerAddress", 2));
  private final Connections connections = new Connections(config, nowMs::get, registry);
  private final AtomicBoolean begun = new AtomicBoolean();
  private WebVerticle web;

  @BeforeEach
  void serve(Vertx vertx) {
    Routes routes =
        (router, loop) -> {
          router.get("/").handler(asked -> asked.response().end("hello"));
          router
              .get("/large")
              .handler(asked -> asked.response().end(Buffer.buffer(new byte[LARGE])));
          router.post("/begun").handler(asked -> begun.set(true));
          router.get("/late").handler(ConnectionsIT::endLate);
          router
              .get("/from")
              .handler(asked -> asked.response().end(connections.addressOf(asked.request())));
        };
    web = new WebVerticle(config, connections, WebVerticle.usualOptions(), List.of(routes));
    vertx.deployVerticle(web).await();
  }

  @Test
  void anAddressMayHaveSoManyAndAProxyAsManyAsThereAre() throws IOException {
    try (Socket first = connect(FROM_ELSEWHERE);
        Socket second = connect(FROM_ELSEWHERE);
        Socket third = connect(FROM_ELSEWHERE)) {
      assertThat(ask(first, "/")).startsWith("HTTP/1.1 200 ");
      assertThat(ask(second, "/")).startsWith("HTTP/1.1 200 ");
      assertThat(ask(third, "/")).startsWith("HTTP/1.1 429 ").contains("retry-after: 10");
      assertThat(third.getInputStream().read()).isNegative();
      try (Socket proxy = connect("127.0.0.1");
          Socket another = connect("127.0.0.1");
          Socket full = connect("127.0.0.1")) {
        assertThat(ask(proxy, "/")).startsWith("HTTP/1.1 200 ");
        assertThat(ask(another, "/")).startsWith("HTTP/1.1 200 ");
        assertThat(ask(full, "/")).startsWith("HTTP/1.1 503 ");
      }
      assertThat(refused("address")).isEqualTo(1);
      assertThat(refused("connections")).isEqualTo(1);
    }
    soon().until(() -> registry.get("web.connections").gauge().value() == 0);
  }

  @Test
  void onlyATrustedProxySaysForWhomItAsks() throws IOException {
    try (Socket proxy = connect("127.0.0.1");
        Socket liar = connect(FROM_ELSEWHERE)) {
      assertThat(ask(proxy, "/from", "X-Forwarded-For: 198.51.100.7")).endsWith("198.51.100.7");
      assertThat(ask(liar, "/from", "X-Forwarded-For: 198.51.100.7")).endsWith(FROM_ELSEWHERE);
    }
  }

  @Test
  void whoNeverEndsItsRequestIsCutOff() throws IOException {
    try (Socket slow = connect(FROM_ELSEWHERE)) {
      write(slow, "POST /begun HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nx");
      soon().untilTrue(begun);
      endsAfter(slow, 11, "request_time");
    }
  }

  @Test
  void whoAsksForNothingIsCutOff() throws IOException {
    try (Socket idle = connect(FROM_ELSEWHERE)) {
      assertThat(ask(idle, "/")).endsWith("hello");
      endsAfter(idle, 61, "idle");
    }
  }

  @Test
  void whoReadsNothingIsCutOffAndItsAnswerForgotten() throws IOException {
    try (Socket deaf = connect(FROM_ELSEWHERE)) {
      write(deaf, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      soon().until(() -> connections.memory().usedBytes() >= LARGE);
      soon()
          .until(() -> {
            nowMs.addAndGet(31_000);
            return refused("unread") == 1;
          });
      soon().until(() -> connections.memory().usedBytes() < LARGE);
    }
  }

  @Test
  void theHeaviestGoesWhenTheMemoryIsUsedUp() throws IOException {
    try (Socket heavy = connect(FROM_ELSEWHERE);
        Socket light = connect("127.0.0.1")) {
      write(heavy, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
      soon().until(() -> connections.memory().usedBytes() >= LARGE);
      connections.memory().keep(Long.MAX_VALUE / 2);
      soon().until(() -> refused("memory") == 1);
      connections.memory().release(Long.MAX_VALUE / 2);
      assertThat(ask(light, "/")).endsWith("hello");
    }
  }

  @Test
  void whoAsksOnAndOnIsCutOff() throws IOException {
    try (Socket many = connect(FROM_ELSEWHERE)) {
      write(many, "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(40));
      soon().until(() -> refused("pipelined") == 1);
    }
    soon().until(() -> registry.get("web.connections").gauge().value() == 0);
  }

  /** Whose sweeps come one right behind the other then. */
  @Test
  void aLoopThatIsLateCountsOnceWhoIsCutOff() throws IOException {
    try (Socket many = connect(FROM_ELSEWHERE)) {
      String large = "GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n";
      write(many, large.replace("large", "late") + large.repeat(40));
      soon().until(() -> registry.get("web.connections").gauge().value() == 0);
    }
    assertThat(refused("pipelined")).isEqualTo(1);
  }

  private void endsAfter(Socket socket, int seconds, String reason) throws IOException {
    nowMs.addAndGet(TimeUnit.SECONDS.toMillis(seconds));
    var unused = socket.getInputStream().readAllBytes();
    assertThat(refused(reason)).isEqualTo(1);
  }

  /** After three sweeps should have been. */
  private static void endLate(RoutingContext asked) {
    try {
      TimeUnit.MILLISECONDS.sleep(1_600);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    asked.response().end();
  }

  private double refused(String reason) {
    var counter = registry.find("web.refused").tag("reason", reason).counter();
    return counter == null ? 0 : counter.count();
  }

  private Socket connect(String from) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16 * 1024);
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
    socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(from), 0));
    socket.connect(new java.net.InetSocketAddress("127.0.0.1", web.port()));
    return socket;
  }

  private static String ask(Socket socket, String path, String... headers) throws IOException {
    String more = String.join("\r\n", headers) + (headers.length == 0 ? "" : "\r\n");
    write(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n");
    return answer(socket.getInputStream());
  }

  /** A head, and as many bytes as it says. */
  private static String answer(InputStream in) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return text.toString();
      }
      text.append((char) next);
    }
    int size = Integer.parseInt(text.toString().replaceAll("(?s).*content-length: (\\d+).*", "$1"));
    return text + new String(in.readNBytes(size), US_ASCII);
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }
}
