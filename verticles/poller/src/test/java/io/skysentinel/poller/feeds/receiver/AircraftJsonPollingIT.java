package io.skysentinel.poller.feeds.receiver;

import static io.skysentinel.poller.feeds.polled.ScriptedServer.ok;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.silence;
import static io.skysentinel.poller.feeds.polled.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.polled.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AircraftJsonPollingIT {
  private static final String ROWS =
      "[{\"hex\":\"abc001\",\"flight\":\"UAL123  \",\"alt_baro\":10000,\"gs\":100,\"lat\":40.5,"
          + "\"lon\":-74.0,\"seen\":1.5,\"seen_pos\":2.5},{\"hex\":\"no\",\"seen\":1}]";
  private static final String AIRCRAFT_JSON = "{\"now\":1700000000.5,\"aircraft\":" + ROWS + "}";
  private static final String V2 =
      "{\"ac\":" + ROWS + ",\"now\":1700000000500,\"ctime\":1700000000500,\"total\":2}";

  private final FeedBench bench = new FeedBench();
  private ScriptedServer server;

  @BeforeEach
  void open() throws Exception {
    server = new ScriptedServer(bench.vertx);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void readsAReceiver() throws Exception {
    server.otherwise(ok(AIRCRAFT_JSON));
    start(readsb(0.01));

    await().until(() -> bench.report.successes.size() > 1);

    assertThat(server.asked.get(0).uri()).isEqualTo("/data/aircraft.json");
    assertThat(bench.sink.batches.get(0).source())
        .isEqualTo(new Source("test", "readsb", Source.Mode.LIVE, null, 0.01));
    assertOneGoodOneBad();
  }

  @Test
  void readsAnAggregator() throws Exception {
    server.otherwise(ok(V2));
    start(v2(server.url() + "/", 40.75, -74.0));

    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(server.asked.get(0).uri()).isEqualTo("/v2/point/40.75/-74.0/40");
    assertThat(bench.sink.batches.get(0).source().provider()).isEqualTo("adsb-v2");
    assertOneGoodOneBad();
  }

  @Test
  void recoversByItself() throws Exception {
    server.then(status(404)).then(status(429, "Retry-After", "0")).then(silence());
    server.then(ok("<html>")).then(status(502)).otherwise(ok(AIRCRAFT_JSON));
    start(readsb(0.01));

    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(bench.report.kinds())
        .containsExactly(
            FailureKind.CLIENT_ERROR,
            FailureKind.RATE_LIMITED,
            FailureKind.TIMEOUT,
            FailureKind.MALFORMED,
            FailureKind.SERVER_ERROR);
  }

  @Test
  void movesToAnotherPointWhileRunning() throws Exception {
    server.otherwise(ok(V2));
    start(v2(server.url(), 40.75, -74.0));
    await().until(() -> !bench.report.successes.isEmpty());

    assertThat(bench.reconfigure(v2(server.url(), 0.00001, 10))).isTrue();

    await()
        .until(() ->
            server.asked.stream()
                .anyMatch(asked -> asked.uri().equals("/v2/point/0.000010/10.0/40")));
    assertThat(bench.reconfigure(new SbsConfig("host", 1, 1))).isFalse();
  }

  @Test
  void saysWhatAnAddressShouldBe() throws Exception {
    start(new ReadsbConfig("my-receiver/aircraft.json", 1, 1, 100_000));

    await().until(() -> !bench.report.failures.isEmpty());

    assertThat(bench.report.failures.get(0).failure())
        .hasMessage("\"my-receiver/aircraft.json\" is not an http or https address");
  }

  private void assertOneGoodOneBad() {
    assertThat(bench.sink.batches.get(0).rejects()).hasSize(1);
    assertThat(bench.sink.batches.get(0).states()).hasSize(1);
    FlightState state = bench.sink.states().get(0);
    assertThat(state.callsign()).isEqualTo("UAL123");
    assertThat(state.altitudeM()).isCloseTo(3048, within(0.01));
    assertThat(state.lastContactUnix()).isCloseTo(1_699_999_999.0, within(0.01));
  }

  private ReadsbConfig readsb(double intervalS) {
    return new ReadsbConfig(server.url() + "/data/aircraft.json", intervalS, 5, 100_000);
  }

  private static AdsbV2Config v2(String url, double lat, double lon) {
    return new AdsbV2Config(url, lat, lon, 40, 0.01, 10, 100_000);
  }

  private void start(FeedConfig settings) throws Exception {
    bench.start(settings::create);
  }
}
