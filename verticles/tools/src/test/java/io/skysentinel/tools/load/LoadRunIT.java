package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.tools.load.FakeServer.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that a server can have is found out, for every client. */
@Execution(ExecutionMode.CONCURRENT)
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
    "WS_COMPACT, DROPS_ONE, 1, 0, 0",
    "WS_JSON, DROPS_ONE, 1, 0, 0",
    "EVENTBUS, DROPS_ONE, 1, 0, 0",
    "SSE, DROPS_ONE, 1, 0, 0",
    "WS_MSGPACK, DROPS_THE_LAST, 1, 0, 0",
    "WS_MSGPACK, DOUBLES_ONE, 0, 1, 0",
    "SSE, DOUBLES_ONE, 0, 1, 0",
    "WS_JSON, SWAPS_TWO, 0, 0, 1",
    "WS_MSGPACK, SWAPS_TWO, 0, 0, 1",
    "WS_COMPACT, NEW_EPOCH_WITHOUT_SNAPSHOT, 2, 0, 0",
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
      LoadPlan plan = plan(server, Protocol.WS_JSON, 3600);
      Consumer<LoadSample> stopWhenAllFailed =
          second -> {
            if (second.troubles() >= CLIENTS) {
              stop.countDown();
            }
          };
      LoadResult result = new LoadRun(plan, stopWhenAllFailed, stop).run();

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

  @ParameterizedTest
  @EnumSource(names = {"WS_MSGPACK", "WS_COMPACT", "WS_JSON", "SSE"})
  void countsFramesLeftOutDoubledAndLateAmongManyForEveryClient(Protocol protocol)
      throws Exception {
    Random random = new Random(protocol.ordinal());
    List<Long> seqs = LongStream.rangeClosed(6, 305).boxed().collect(Collectors.toList());
    seqs.removeIf(seq -> seq < 305 && random.nextInt(20) == 0);
    long missing = 300 - seqs.size();
    FrameOrders.shuffleBlocks(seqs, 8, random);
    long late = FrameOrders.behindLaterOnes(seqs, seq -> seq);
    long doubled = FrameOrders.doubleEvery(11, seqs);
    try (FakeServer server = new FakeServer(Fault.NONE, protocol, seqs)) {
      LoadResult result = run(plan(server, protocol, 1));
      Faults faults = result.seen().tally().faults;

      assertThat(missing).isPositive();
      assertThat(faults.missing).isEqualTo(CLIENTS * missing);
      assertThat(faults.reordered).isEqualTo(CLIENTS * late);
      assertThat(faults.doubled).isEqualTo(CLIENTS * doubled);
      assertThat(result.seen().tally().deltas).isEqualTo((long) CLIENTS * seqs.size());
      assertThat(result.seen().tally().malformed).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsLateIsLateInTheReport(Protocol protocol) throws Exception {
    try (FakeServer server = new FakeServer(Fault.DELAYS_ALL, protocol)) {
      List<LoadSample> lines = new ArrayList<>();
      LoadResult result =
          new LoadRun(plan(server, protocol, 2), lines::add, new CountDownLatch(1)).run();

      assertThat(result.isClean()).as("late is not lost").isTrue();
      // It says all at once, so the times lie where the clients were opened.
      assertThat(result.samples())
          .filteredOn(line -> line.max() > 0)
          .isNotEmpty()
          .allSatisfy(line -> {
            assertThat(line.p50()).isGreaterThanOrEqualTo(ServerScript.DELAY_MS * 0.999);
            assertThat(line.max()).isLessThan(60_000);
          });
      assertThat(result.samples()).containsAll(lines);
    }
  }

  @Test
  void whoIsConnectedAndHearsNothingIsNotThere() throws Exception {
    try (FakeServer server = new FakeServer(Fault.SAYS_NOTHING, Protocol.WS_JSON)) {
      CountDownLatch stop = new CountDownLatch(1);
      LoadPlan plan = plan(server, Protocol.WS_JSON, 3600);
      LoadResult result = new LoadRun(plan, second -> stop.countDown(), stop).run();

      assertThat(result.seen().tally().connected).isEqualTo(CLIENTS);
      assertThat(result.notReady()).isEqualTo(CLIENTS);
      assertThat(result.silent()).as("it has not been that long").isZero();
      assertThat(result.isClean()).isFalse();
    }
  }

  @Test
  void aRunThatIsStoppedHasAResultOfWhatItSaw() throws Exception {
    try (FakeServer server = new FakeServer(Fault.NONE, Protocol.WS_JSON)) {
      CountDownLatch stop = new CountDownLatch(1);
      LoadPlan plan = plan(server, Protocol.WS_JSON, 3600);
      LoadResult result = new LoadRun(plan, second -> stop.countDown(), stop).run();

      assertThat(result.measuredSeconds()).isLessThan(600);
      assertThat(result.seen().tally().deltas).isEqualTo(CLIENTS * 10L);
      assertThat(result.isClean()).as(SummaryText.of(result)).isTrue();
    }
  }

  @Test
  void closesItsConnectionsAtTheEnd() throws Exception {
    try (FakeServer server = new FakeServer(Fault.NONE, Protocol.WS_JSON)) {
      LoadResult unused = run(plan(server, Protocol.WS_JSON, 1));

      assertThat(server.connections()).isEqualTo(CLIENTS);
      await().untilAsserted(() -> assertThat(server.codes()).hasSize(CLIENTS).containsOnly(1000));
    }
  }

  private static LoadResult run(Fault fault, Protocol protocol, boolean storm) throws Exception {
    try (FakeServer server = new FakeServer(fault, protocol)) {
      LoadPlan plan = plan(server, protocol, 1);
      return run(storm ? LoadPlans.withStorm(plan) : plan);
    }
  }

  private static LoadResult run(LoadPlan plan) throws Exception {
    return new LoadRun(plan, second -> {}, new CountDownLatch(1)).run();
  }

  private static LoadPlan plan(FakeServer server, Protocol protocol, int seconds) {
    return LoadPlans.of(Target.parse(server.url(), protocol), protocol, CLIENTS, seconds);
  }
}
