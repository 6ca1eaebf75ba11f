package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.live.View;
import io.skysentinel.tools.load.FakeServer.Fault;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that a server can have is found out, for every client. */
class LoadRunIT {
  private static final int CLIENTS = 20;

  @ParameterizedTest
  @EnumSource
  void findsNoFaultInAServerThatHasNone(Protocol protocol) throws Exception {
    LoadResult result = run(Fault.NONE, protocol, false);

    assertThat(result.isClean()).as(SummaryText.of(result)).isTrue();
    assertThat(result.seen().tally().deltas).isEqualTo(CLIENTS * 10L);
    assertThat(result.seen().tally().snapshots).isEqualTo(CLIENTS);
    assertThat(result.seen().firstSnapshot().count()).isEqualTo(CLIENTS);
    assertThat(result.seen().tally().bytes).isGreaterThan(CLIENTS * 100L);
  }

  @ParameterizedTest
  @CsvSource({
    "WS_MSGPACK, DROPS_ONE, 1, 0, 0",
    "WS_JSON, DROPS_ONE, 1, 0, 0",
    "EVENTBUS, DROPS_ONE, 1, 0, 0",
    "SSE, DROPS_ONE, 1, 0, 0",
    "WS_MSGPACK, DROPS_THE_LAST, 1, 0, 0",
    "WS_MSGPACK, DOUBLES_ONE, 0, 1, 0",
    "SSE, DOUBLES_ONE, 0, 1, 0",
    "WS_JSON, SWAPS_TWO, 0, 0, 1",
    "WS_MSGPACK, SWAPS_TWO, 0, 0, 1",
    // The frame of an unknown epoch, and the first one of the old epoch behind it, and so on.
    "WS_JSON, NEW_EPOCH_WITHOUT_SNAPSHOT, 2, 0, 0",
  })
  void findsFramesThatAreNotAsTheyShouldBe(
      Protocol protocol, Fault fault, long missing, long doubled, long reordered) throws Exception {
    LoadResult result = run(fault, protocol, false);
    Faults faults = result.seen().tally().faults;

    assertThat(faults.missing).isEqualTo(CLIENTS * missing);
    assertThat(faults.doubled).isEqualTo(CLIENTS * doubled);
    assertThat(faults.reordered).isEqualTo(CLIENTS * reordered);
    assertThat(result.isClean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "GARBLES_ONE, not understood",
    "TILE_THAT_NOBODY_ASKED_FOR, not asked for",
    "SAYS_AN_ERROR, error messages"
  })
  void findsMessagesThatShouldNotCome(Fault fault, String words) throws Exception {
    LoadResult result = run(fault, Protocol.WS_JSON, false);

    assertThat(result.isClean()).isFalse();
    assertThat(SummaryText.of(result)).contains(CLIENTS + " " + words);
  }

  @ParameterizedTest
  @CsvSource({"CLOSES, closed by the server: 1011 enough", "REFUSES, HTTP 503"})
  void saysWhyConnectionsFailAndEndsWhenItIsStopped(Fault fault, String why) throws Exception {
    try (FakeServer server = new FakeServer(fault, Protocol.WS_JSON)) {
      CountDownLatch stop = new CountDownLatch(1);
      LoadPlan plan = plan(server, Protocol.WS_JSON, 3600, false);
      LoadResult result = new LoadRun(plan, second -> stop.countDown(), stop).run();

      assertThat(result.isClean()).isFalse();
      assertThat(result.notReady()).isEqualTo(CLIENTS);
      assertThat(result.seen().tally().failures).containsOnlyKeys(why);
    }
  }

  @Test
  void aStormBringsEveryClientASecondTime() throws Exception {
    LoadResult result = run(Fault.NONE, Protocol.WS_MSGPACK, true);

    assertThat(result.isClean()).as(SummaryText.of(result)).isTrue();
    assertThat(result.storm()).isNotNull();
    assertThat(result.storm().seconds()).isPositive();
    assertThat(result.storm().snapshots().count()).isEqualTo(CLIENTS);
    assertThat(result.seen().tally().opened).isEqualTo(2 * CLIENTS);
  }

  private LoadResult run(Fault fault, Protocol protocol, boolean storm) throws Exception {
    try (FakeServer server = new FakeServer(fault, protocol)) {
      LoadPlan plan = plan(server, protocol, 1, storm);
      return new LoadRun(plan, second -> {}, new CountDownLatch(1)).run();
    }
  }

  private static LoadPlan plan(FakeServer server, Protocol protocol, int seconds, boolean storm) {
    return new LoadPlan(
        Target.parse(server.url(), protocol),
        protocol,
        View.WORLD,
        "",
        CLIENTS,
        10_000,
        seconds,
        0,
        10,
        storm,
        2);
  }
}
