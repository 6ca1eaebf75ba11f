package io.skysentinel.poller.feeds.polled;

import static io.skysentinel.poller.feeds.polled.ScriptedServer.endless;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.half;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.hangUp;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.ok;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.redirect;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.silence;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpFetchIT {
  private static final int MAX_BYTES = 100_000;
  private static final long PATIENCE_MS = 30_000;

  private final Vertx vertx = Vertx.vertx();
  private ScriptedServer server;
  private HttpFetch fetch;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedServer(vertx);
    fetch = new HttpFetch(vertx);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }

  @Test
  void bringsTheBodyAndTheHeaders() throws Exception {
    server.then(request -> request.response().putHeader("X-Left", "17").end("{}"));

    HttpAnswer answer = get("/a?b=c", PATIENCE_MS);

    assertThat(answer.isOk()).isTrue();
    assertThat(new String(answer.body(), UTF_8)).isEqualTo("{}");
    assertThat(answer.number("x-left", -1)).isEqualTo(17);
    assertThat(server.asked.get(0).uri()).isEqualTo("/a?b=c");
    assertThat(server.asked.get(0).headers().get("User-Agent")).startsWith("SkySentinel/");
  }

  @Test
  void asksForCompressionAndUnpacksIt() throws Exception {
    String body = "sky ".repeat(10_000);
    server.then(ok(body));

    assertThat(new String(get("/", PATIENCE_MS).body(), UTF_8)).isEqualTo(body);
    assertThat(server.asked.get(0).headers().get("Accept-Encoding")).contains("gzip");
  }

  @Test
  void countsTheUnpackedBytes() {
    server.then(ok("0".repeat(5_000_000)));

    OversizedAnswer failure =
        catchThrowableOfType(OversizedAnswer.class, () -> get("/", PATIENCE_MS));

    assertThat(failure.beginning()).hasSize(OversizedAnswer.KEPT_BYTES).containsOnly('0');
    assertThat(failure.kind()).isEqualTo(FailureKind.TOO_LARGE);
  }

  @Test
  void breaksOffAnEndlessAnswer() {
    server.then(endless(Buffer.buffer("[1,2,3],".repeat(1_000))));

    assertThat(catchThrowable(() -> get("/", PATIENCE_MS)))
        .isInstanceOf(OversizedAnswer.class)
        .hasMessageContaining("100000 bytes");
  }

  @Test
  void breaksOffAnAnswerThatSaysItIsTooLarge() {
    Buffer large = Buffer.buffer("x".repeat(MAX_BYTES + 1));
    server.then(request -> request.response().putHeader("content-encoding", "identity").end(large));

    assertThat(catchThrowable(() -> get("/", PATIENCE_MS))).isInstanceOf(OversizedAnswer.class);
  }

  @Test
  void givesUpOnSilence() {
    server.then(silence());

    FeedFailure failure = failure("/", 50);

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure).hasMessageContaining("did not answer within 0.05 s");
  }

  @Test
  void givesUpOnATrickle() {
    server.then(server.trickle());

    FeedFailure failure = failure("/", 2_000);

    assertThat(failure.kind()).isEqualTo(FailureKind.TIMEOUT);
    assertThat(failure).hasMessageContaining("was still sending after 2.0 s");
  }

  @Test
  void tellsAHalfAnswer() {
    server.then(half("{\"states\":[["));

    assertThat(failure("/", PATIENCE_MS).kind()).isEqualTo(FailureKind.TRUNCATED);
  }

  @Test
  void tellsAnAnswerThatCannotBeUnpacked() {
    server.then(
        request -> request.response().putHeader("content-encoding", "gzip").end("not gzip at all"));

    assertThat(failure("/", PATIENCE_MS).kind()).isEqualTo(FailureKind.MALFORMED);
  }

  @Test
  void tellsThatNobodyIsThere() throws Exception {
    server.then(hangUp());
    assertThat(failure("/", PATIENCE_MS).kind()).isEqualTo(FailureKind.UNREACHABLE);

    server.shut();
    FeedFailure failure = failure("/", PATIENCE_MS);
    assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(failure).hasMessageContaining("127.0.0.1:" + server.port());
  }

  @Test
  void tellsThatTheOtherSideSpeaksNoTls() {
    HttpQuestion ask =
        HttpQuestion.get(server.url().replace("http:", "https:"), Map.of(), PATIENCE_MS, 100);

    assertThat(failure(ask).kind()).isEqualTo(FailureKind.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "204, CLIENT_ERROR", "304, CLIENT_ERROR", "400, CLIENT_ERROR", "404, CLIENT_ERROR",
    "401, UNAUTHORIZED", "403, UNAUTHORIZED", "429, RATE_LIMITED", "500, SERVER_ERROR",
    "503, SERVER_ERROR"
  })
  void tellsWhatAStatusMeans(int status, FailureKind kind) throws Exception {
    server.then(status(status));

    HttpAnswer answer = get("/", PATIENCE_MS);

    assertThat(answer.isOk()).isFalse();
    assertThat(answer.failure().kind()).isEqualTo(kind);
    assertThat(answer.failure()).hasMessageContaining("HTTP " + status);
  }

  @ParameterizedTest
  @CsvSource({"120, 120000", "999999999, 86400000", "soon, 0", "-5, 0", "1e9, 0"})
  void readsHowLongToWait(String header, long waitMs) throws Exception {
    server.then(status(429, "Retry-After", header));

    assertThat(get("/", PATIENCE_MS).failure().retryAfterMs()).isEqualTo(waitMs);
  }

  @Test
  void followsThreeRedirects() throws Exception {
    server.then(redirect("/b")).then(redirect(server.url() + "/c")).then(redirect("d?e=f"));
    server.then(ok("there"));

    assertThat(new String(get("/a", PATIENCE_MS).body(), UTF_8)).isEqualTo("there");
    assertThat(server.asked)
        .extracting(ScriptedServer.Asked::uri)
        .containsExactly("/a", "/b", "/c", "/d?e=f");
    assertThat(server.asked.get(3).headers().get("Authorization")).isEqualTo("Bearer secret");
  }

  @Test
  void followsNoCircleAndLeavesHttpNever() {
    server.otherwise(redirect("/again"));
    assertThat(failure("/", PATIENCE_MS)).hasMessageContaining("more than 3 times");
    assertThat(server.asked).hasSize(4);

    server.otherwise(redirect("file:///etc/passwd"));
    assertThat(failure("/", PATIENCE_MS).kind()).isEqualTo(FailureKind.CLIENT_ERROR);
    server.otherwise(redirect("http://["));
    assertThat(failure("/", PATIENCE_MS).kind()).isEqualTo(FailureKind.CLIENT_ERROR);
  }

  @Test
  void keepsTheTokenFromOtherHosts() throws Exception {
    ScriptedServer other = new ScriptedServer(vertx);
    server.then(redirect(other.url() + "/x"));
    other.then(ok("here"));

    assertThat(get("/", PATIENCE_MS).isOk()).isTrue();
    assertThat(other.asked.get(0).headers().contains("Authorization")).isFalse();
  }

  @Test
  void refusesWhatIsNoWebAddress() {
    for (String url : new String[] {"ftp://host/?key=k3y", "no address?key=k3y", "http:///x"}) {
      FeedFailure failure =
          catchThrowableOfType(
              FeedFailure.class, () -> HttpQuestion.get(url, Map.of(), PATIENCE_MS, MAX_BYTES));
      assertThat(failure.kind()).isEqualTo(FailureKind.CLIENT_ERROR);
      assertThat(failure).hasMessageNotContaining("k3y");
    }
  }

  @Test
  void breaksOffWhenClosed() throws Exception {
    Promise<Void> reached = Promise.promise();
    server.then(request -> reached.complete());
    Future<HttpAnswer> answer = start(ask("/", PATIENCE_MS));
    reached.future().await(60, SECONDS);

    fetch.close().await(60, SECONDS);

    assertThat(catchThrowable(() -> answer.await(60, SECONDS)))
        .isInstanceOf(CancellationException.class);
  }

  private FeedFailure failure(String path, long timeoutMs) {
    return failure(ask(path, timeoutMs));
  }

  private FeedFailure failure(HttpQuestion ask) {
    return catchThrowableOfType(FeedFailure.class, () -> start(ask).await(60, SECONDS));
  }

  private HttpAnswer get(String path, long timeoutMs) throws Exception {
    return start(ask(path, timeoutMs)).await(60, SECONDS);
  }

  private HttpQuestion ask(String path, long timeoutMs) {
    Map<String, String> headers = Map.of("Authorization", "Bearer secret");
    return HttpQuestion.get(server.url() + path, headers, timeoutMs, MAX_BYTES);
  }

  /** As a verticle does: from a context, where the answer comes back too. */
  private Future<HttpAnswer> start(HttpQuestion ask) {
    Promise<HttpAnswer> answer = Promise.promise();
    vertx.runOnContext(v -> fetch.fetch(ask).onComplete(answer));
    return answer.future();
  }
}
