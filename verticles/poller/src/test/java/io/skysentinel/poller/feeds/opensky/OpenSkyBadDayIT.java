package io.skysentinel.poller.feeds.opensky;

import static io.skysentinel.poller.feeds.polled.ScriptedServer.endless;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.half;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.hangUp;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.ok;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.redirect;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.silence;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.RejectReason;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.polled.OversizedAnswer;
import io.skysentinel.poller.feeds.polled.ScriptedServer;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenSky at its worst, one thing after the other, against one feed that must outlive them all. */
class OpenSkyBadDayIT {
  private static final int MAX_BYTES = 2_000_000;

  /** Two answers of the bad day take as long; a good one may not, on however busy a machine. */
  private static final int TIMEOUT_S = 5;

  private final FeedBench bench = new FeedBench();
  private final AtomicInteger tokensGiven = new AtomicInteger();
  private ScriptedServer sky;
  private ScriptedServer auth;
  private int goodRows;
  private int badRows;

  @BeforeEach
  void open() throws Exception {
    sky = new ScriptedServer(bench.vertx);
    auth = new ScriptedServer(bench.vertx);
    auth.otherwise(request ->
        request
            .response()
            .end("{\"access_token\":\"token-" + tokensGiven.incrementAndGet() + "\"}"));
    sky.otherwise(ok("{\"time\":1700000000,\"states\":null}"));
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void outlivesThemAll() throws Exception {
    List<FailureKind> failures = new ArrayList<>();
    good(row("abc001", 17), row("abc002", 18));
    sky.then(ok("{\"time\":1700000000,\"states\":null}"));
    rows();
    bad(failures, FailureKind.SERVER_ERROR, status(500));
    bad(failures, FailureKind.SERVER_ERROR, status(503));
    bad(failures, FailureKind.UNREACHABLE, hangUp());
    bad(failures, FailureKind.TIMEOUT, silence());
    bad(failures, FailureKind.TRUNCATED, half("{\"time\":1,\"states\":[[\"abc001\""));
    good(row("abc003", 17));
    bad(failures, FailureKind.TOO_LARGE, endless(Buffer.buffer("[1,2,3],".repeat(4_000))));
    bad(failures, FailureKind.TIMEOUT, sky.trickle());
    bad(failures, FailureKind.TOO_LARGE, fiftyMegabytes());
    bad(failures, FailureKind.RATE_LIMITED, status(429));
    bad(failures, FailureKind.RATE_LIMITED, retryAfter("soon"));
    bad(failures, FailureKind.RATE_LIMITED, retryAfter("-1"));
    good(row("abc004", 17));
    sky.then(status(401));
    good(row("abc005", 17));
    sky.then(status(401));
    bad(failures, FailureKind.UNAUTHORIZED, status(401));
    sky.then(redirect("/moved"));
    good(row("abc006", 17));
    bad(failures, FailureKind.MALFORMED, ok("<html>Sorry, we'll be back</html>"));
    bad(failures, FailureKind.MALFORMED, ok(""));
    bad(failures, FailureKind.MALFORMED, ok("[]"));
    bad(failures, FailureKind.MALFORMED, ok("{\"time\":1,\"states\":\"none\"}"));
    bad(failures, FailureKind.MALFORMED, ok("{\"time\":1,\"states\":[[\"abc001\""));
    good(row("abc007", 18), row("abc007", 18));

    start(10_000_000);
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(states("abc007")).hasSize(2));

    assertThat(sky.scriptLeft()).isZero();
    assertThat(bench.report.kinds()).containsExactlyElementsOf(failures);
    // Two answers were too large, and five made no sense: each is one dead letter.
    assertThat(bench.sink.states()).hasSize(goodRows);
    assertThat(bench.sink.rejects()).hasSize(badRows + 2 + 5);
    // The first, one after each 401, and one in place of the last refused.
    assertThat(tokensGiven).hasValue(4);
    assertThat(bench.sink.rejects())
        .filteredOn(reject -> reject.reason() == RejectReason.TOO_LARGE)
        .hasSize(2)
        .allSatisfy(reject -> assertThat(reject.raw()).hasSize(OversizedAnswer.KEPT_BYTES));
  }

  @Test
  void outlivesAServerThatIsGone() throws Exception {
    sky.shut();
    start(100_000);
    await().until(() -> bench.report.failures.size() >= 3);
    assertThat(bench.report.kinds()).containsOnly(FailureKind.UNREACHABLE);

    good(row("abc001", 17));
    sky.reopen();

    await().until(() -> states("abc001").size() == 1);
  }

  @Test
  void outlivesATokenServerThatIsGone() throws Exception {
    auth.shut();
    start(100_000);
    await().until(() -> bench.report.failures.size() >= 2);
    assertThat(sky.asked).isEmpty();
    assertThat(bench.report.failures.get(0).failure()).hasMessageContaining("no token");

    auth.reopen();

    await().until(() -> !bench.report.successes.isEmpty());
    assertThat(sky.asked.get(0).headers().get("Authorization")).isEqualTo("Bearer token-1");
  }

  /** Every row counted here is one state or one reject, whatever the parser thinks of it. */
  private void rows() {
    String good = row("abcd01", 17);
    String[] bad = {
      row("abcd02", 16),
      row("abcd03", 19),
      "\"not a row\"",
      "[]",
      good.replace("\"abcd01\"", "\"xyz\""),
      good.replace("40.5", "\"north\""),
      good.replace("40.5", "NaN"),
      good.replace("40.5", "91.0"),
      good.replace("-74.0", "-Infinity"),
      good.replace("1700000000", "null"),
    };
    String[] odd = {
      good,
      row("abcd04", 18),
      good.replace("UAL123", "UAL1    "),
      good.replace("UAL123", ""),
      good.replace("UAL123", "        "),
    };
    goodRows += odd.length;
    badRows += bad.length;
    sky.then(ok(answer(String.join(",", bad) + "," + String.join(",", odd))));
  }

  private void good(String... rows) {
    goodRows += rows.length;
    sky.then(ok(answer(String.join(",", rows))));
  }

  private void bad(
      List<FailureKind> failures, FailureKind kind, Handler<HttpServerRequest> answer) {
    failures.add(kind);
    sky.then(answer);
  }

  private static String answer(String rows) {
    return "{\"time\":1700000000,\"states\":[" + rows + "]}";
  }

  private static String row(String icao24, int columns) {
    String[] values = {
      "\"" + icao24 + "\"",
      "\"UAL123\"",
      "\"United States\"",
      "1700000000",
      "1700000000",
      "-74.0",
      "40.5",
      "1000.0",
      "false",
      "120.0",
      "90.0",
      "0",
      "null",
      "1050.0",
      "\"1200\"",
      "false",
      "0",
      "3",
      "null"
    };
    return "[" + String.join(",", List.of(values).subList(0, columns)) + "]";
  }

  private static Handler<HttpServerRequest> retryAfter(String seconds) {
    return status(429, "X-Rate-Limit-Retry-After-Seconds", seconds);
  }

  /** Honest about its length, and with rows in it. */
  private static Handler<HttpServerRequest> fiftyMegabytes() {
    return request -> {
      Buffer rows = Buffer.buffer((row("abcdef", 17) + ",").repeat(10_000));
      int times = 50_000_000 / rows.length();
      request.response().putHeader("content-encoding", "identity");
      request.response().putHeader("content-length", String.valueOf((long) times * rows.length()));
      for (int i = 0; i < times; i++) {
        request.response().write(rows);
      }
    };
  }

  private List<FlightState> states(String icao24) {
    return bench.sink.states().stream().filter(state -> state.icao24().equals(icao24)).toList();
  }

  private void start(int dailyCredits) throws Exception {
    FeedConfig settings =
        new OpenSkyConfig(
            sky.url() + "/api/states/all",
            auth.url() + "/token",
            "client",
            "secret",
            new BoundingBox(40, 41, -75, -73),
            dailyCredits,
            0.01,
            TIMEOUT_S,
            MAX_BYTES);
    bench.start(settings::create);
  }
}
