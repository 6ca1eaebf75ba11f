package io.skysentinel.poller.feeds.opensky;

import static io.skysentinel.poller.feeds.polled.ScriptedServer.ok;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Source;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.RecordedReport;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.PolledFeed;
import io.skysentinel.poller.feeds.polled.ScriptedServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenSkyPollingIT {
  private static final BoundingBox NEW_YORK = new BoundingBox(40.4, 41.2, -74.5, -73.5);
  private static final BoundingBox FIJI = new BoundingBox(-20, -15, 175, -175);
  private static final String EMPTY = "{\"time\":1700000000,\"states\":[]}";
  private static final String ONE =
      "{\"time\":1700000000,\"states\":[[\"abc001\",\"UAL123\",\"United States\",1700000000,"
          + "1700000000,-74.0,40.5,1000.0,false,120.0,90.0,0,null,1050.0,\"1200\",false,0]]}";

  private final FeedBench bench = new FeedBench();
  private ScriptedServer sky;

  @BeforeEach
  void open() throws Exception {
    sky = new ScriptedServer(bench.vertx).otherwise(ok(EMPTY));
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void asksForItsBoxAnonymously() throws Exception {
    sky.then(ok(ONE));
    start(settings("", NEW_YORK, null, 10));

    await().until(() -> !bench.sink.batches.isEmpty());

    assertThat(sky.asked.get(0).uri())
        .isEqualTo("/states/all?lamin=40.4&lomin=-74.5&lamax=41.2&lomax=-73.5&extended=1");
    assertThat(sky.asked.get(0).headers().contains("Authorization")).isFalse();
    assertThat(bench.sink.batches.get(0).source())
        .isEqualTo(new Source("test", "opensky", Source.Mode.LIVE, NEW_YORK, 10));
  }

  @Test
  void asksForTheWholeWorldWithoutABox() throws Exception {
    start(settings("", BoundingBox.WORLD, null, 10));

    await().until(() -> !sky.asked.isEmpty());

    assertThat(sky.asked.get(0).uri()).isEqualTo("/states/all?extended=1");
  }

  @Test
  void asksForBothSidesOfTheDateLine() throws Exception {
    sky.then(ok(ONE)).then(ok(ONE));
    start(settings("", FIJI, null, 10));

    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(sky.asked)
        .extracting(ScriptedServer.Asked::uri)
        .containsExactly(
            "/states/all?lamin=-20.0&lomin=175.0&lamax=-15.0&lomax=180.0&extended=1",
            "/states/all?lamin=-20.0&lomin=-180.0&lamax=-15.0&lomax=-175.0&extended=1");
    assertThat(bench.report.successes).containsExactly(2);
    assertThat(bench.sink.batches)
        .allSatisfy(batch -> assertThat(batch.source().bbox()).isEqualTo(FIJI));
  }

  @Test
  void keepsTheGoodHalfWhenTheOtherFails() throws Exception {
    sky.then(ok(ONE)).then(status(500));
    start(settings("", FIJI, null, 10));

    await().until(() -> !bench.report.failures.isEmpty());

    assertThat(bench.sink.states()).hasSize(1);
  }

  @Test
  void makesTheQuotaLastTheDay() throws Exception {
    sky.otherwise(
        request -> request.response().putHeader("X-Rate-Limit-Remaining", "0").end(EMPTY));
    start(settings("", NEW_YORK, 1_000_000_000, 0.001));
    await().until(() -> bench.report.successes.size() == 1);

    // The server said that nothing is left: its word counts, and the next poll is due tomorrow.
    long untilTomorrow = bench.on(() -> polling.delayMs(noon(), 0));

    assertThat(untilTomorrow).isEqualTo(12 * 3_600_000);
    assertThat(sky.asked).hasSize(1);
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws Exception {
    sky.then(status(429, "X-Rate-Limit-Retry-After-Seconds", "7200"));
    start(settings("", NEW_YORK, null, 10));

    await().until(() -> !bench.report.failures.isEmpty());

    RecordedReport.Failed failed = bench.report.failures.get(0);
    assertThat(failed.kind()).isEqualTo(FailureKind.RATE_LIMITED);
    assertThat(failed.retryInMs()).isEqualTo(7_200_000);
  }

  @Test
  void newCredentialsAndBoxAreUsedByTheNextPoll() throws Exception {
    ScriptedServer auth = new ScriptedServer(bench.vertx);
    auth.otherwise(ok("{\"access_token\":\"t1\"}"));
    tokenUrl = auth.url();
    start(settings("", NEW_YORK, null, 3600));
    await().until(() -> bench.report.successes.size() == 1);

    assertThat(bench.reconfigure(settings("me", FIJI, 1_000_000_000, 0.01))).isTrue();

    await().until(() -> sky.asked.size() >= 2);
    assertThat(sky.asked.get(1).uri()).contains("lomin=175.0");
    assertThat(sky.asked.get(1).headers().get("Authorization")).isEqualTo("Bearer t1");
  }

  private String tokenUrl = "http://127.0.0.1:9/never-asked";
  private OpenSkyPolling polling;

  private void start(OpenSkyConfig settings) throws Exception {
    bench.start(context -> {
      HttpFetch http = new HttpFetch(context.vertx());
      polling = new OpenSkyPolling(context, http, settings);
      return new PolledFeed(context, polling, http);
    });
  }

  private OpenSkyConfig settings(
      String clientId, BoundingBox box, @Nullable Integer credits, double intervalS) {
    return new OpenSkyConfig(
        sky.url() + "/states/all",
        tokenUrl,
        clientId,
        "secret",
        box,
        credits,
        intervalS,
        10,
        100_000);
  }

  private static long noon() {
    return System.currentTimeMillis() / 86_400_000 * 86_400_000 + 43_200_000;
  }
}
