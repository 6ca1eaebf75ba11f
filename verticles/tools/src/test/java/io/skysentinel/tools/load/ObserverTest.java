package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.EpochMark;
import io.skysentinel.core.wire.Messages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one message after another means for a client; the clock is an argument. */
class ObserverTest {
  private static final String EPOCH = "e";
  private static final long START = 1_767_323_000_000_000L;

  private final Observer world = new Observer(LoadPlans.of(Protocol.WS_JSON));
  private final LoadClient client = client(false, 0);
  private final LoadClient slow = client(true, 0);

  @Test
  void aFramesTimeToItsArrivalIsItsLatency() {
    say(world, client, snapshot(5), START);
    say(world, client, delta(6, START / 1000), START + 250_000);
    say(world, client, delta(7, START / 1000 + 200), START + 260_000);

    Latencies delivery = world.take().delivery();
    assertThat(delivery.count()).isEqualTo(2);
    assertThat(delivery.max()).isCloseTo(250, within(0.25));
    assertThat(delivery.percentile(0)).isCloseTo(60, within(0.06));
  }

  @Test
  void aSlowClientsFramesCountButNotItsLatencies() {
    say(world, slow, snapshot(5), START);
    say(world, slow, delta(6, START / 1000 - 9_000), START);
    say(world, slow, delta(8, START / 1000 - 9_000), START);

    assertThat(world.tally.deltas).isEqualTo(2);
    assertThat(world.tally.faults.missing).isEqualTo(1);
    assertThat(world.take().delivery().count()).isZero();
  }

  @Test
  void theFirstSnapshotIsTimedFromTheStartOfTheConnectionAndOnlyTheFirst() {
    client.begunMicros = START;
    say(world, client, snapshot(5), START + 30_000);
    say(world, client, snapshot(9), START + 90_000);

    Latencies firstSnapshot = world.take().firstSnapshot();
    assertThat(firstSnapshot.count()).isEqualTo(1);
    assertThat(firstSnapshot.max()).isCloseTo(30, within(0.03));
    assertThat(world.tally.snapshots).isEqualTo(2);
    assertThat(world.tally.faults.resyncs).isEqualTo(1);
  }

  @Test
  void aShardThatIsGoneIsNoFirstSnapshot() {
    client.begunMicros = START;
    say(world, client, Messages.JSON.snapshot(0, "gone", 0, 1, View.WORLD, List.of()), START + 1);
    assertThat(world.take().firstSnapshot().count()).isZero();

    say(world, client, snapshot(5), START + 50_000);
    assertThat(world.take().firstSnapshot().max()).isCloseTo(50, within(0.05));
  }

  @Test
  void whoReadsAgainHasCaughtUpWithTheFirstMessageMadeAfterThat() {
    say(world, slow, snapshot(5), START);
    slow.readAgainMicros = START + 1_000_000;
    say(world, slow, delta(6, START / 1000 + 10), START + 1_100_000);
    assertThat(slow.readAgainMicros).as("that one lay in the queue").isPositive();
    say(world, slow, Messages.JSON.error("slow", "of no time"), START + 1_200_000);
    assertThat(slow.readAgainMicros).isPositive();

    say(world, slow, snapshot(30, START / 1000 + 1_300), START + 1_400_000);
    assertThat(slow.readAgainMicros).isZero();
    Latencies caughtUp = world.take().caughtUp();
    assertThat(caughtUp.count()).isEqualTo(1);
    assertThat(caughtUp.max()).isCloseTo(400, within(0.4));
  }

  @Test
  void aClientIsReadyOnceWithTheFirstMessageThatIsOne() {
    say(world, client, "{}".getBytes(StandardCharsets.US_ASCII), START);
    assertThat(world.tally.malformed).isEqualTo(1);
    assertThat(world.tally.ready).isZero();
    assertThat(client.ready).isFalse();
    assertThat(client.heardMicros).as("noise is not a sign of life").isZero();

    say(world, client, snapshot(5), START + 5);
    say(world, client, delta(6, START / 1000), START + 6);
    say(world, slow, snapshot(5), START + 7);
    assertThat(world.tally.ready).isEqualTo(2);
    assertThat(client.heardMicros).isEqualTo(START + 6);
  }

  @Test
  void saysWhetherAClientWouldAskForASnapshot() {
    assertThat(say(world, client, snapshot(5), START)).isTrue();
    assertThat(say(world, client, delta(6, 1), START)).isTrue();
    assertThat(say(world, client, delta(8, 1), START)).isFalse();
    assertThat(say(world, client, delta(7, 1), START)).as("too late, but there").isTrue();
    assertThat(say(world, client, new byte[] {'['}, START)).isTrue();
  }

  @Test
  void aHeartbeatIsHeldAgainstEachShardThatItNames() {
    say(world, client, snapshot(5), START);
    List<Stand> stands = List.of(new Stand(0, EPOCH, 7), new Stand(4, EPOCH, 2));
    say(world, client, Messages.JSON.heartbeat(1, stands), START);

    assertThat(world.tally.heartbeats).isEqualTo(1);
    assertThat(world.tally.faults.missing).as("two of one, and the whole other").isEqualTo(3);
  }

  @Test
  void clientsDoNotShareTheirPlaces() {
    LoadClient other = client(false, 0);
    say(world, client, snapshot(5), START);
    say(world, other, snapshot(8), START);
    say(world, client, delta(6, 1), START);
    say(world, other, delta(9, 1), START);
    assertThat(world.tally.troubles()).isZero();

    say(world, other, delta(12, 1), START);
    say(world, client, delta(7, 1), START);
    assertThat(world.tally.faults.missing).isEqualTo(2);
    assertThat(world.tally.troubles()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"n40w080, 0", "n50w080, 1", "w, 1"})
  void aTileThatNobodyAskedForIsCountedAndJudgedNoFurther(String view, long unasked) {
    Observer tile = new Observer(LoadPlans.ofBox(Protocol.WS_JSON, "-79,41,-71,49"));
    LoadClient watcher = client(false, 1);
    say(tile, watcher, snapshot(5), START);
    byte[] delta = view.equals("w") ? delta(6, 1) : tileDelta(view, 9, 5);
    say(tile, watcher, delta, START);

    assertThat(tile.tally.unasked).isEqualTo(unasked);
    assertThat(tile.tally.deltas).isEqualTo(1);
    assertThat(tile.tally.faults.total()).isZero();
  }

  @Test
  void atTheAddressesOfTheBusEachTileIsToldForItself() {
    Observer tiles = new Observer(LoadPlans.ofBox(Protocol.EVENTBUS, "-79,41,-61,49"));
    LoadClient watcher = new LoadClient(0, false, new Sequences(2, true));
    say(tiles, watcher, snapshot(5), START);
    for (String tile : List.of("n40w080", "n40w070")) {
      say(tiles, watcher, atAddress(tile, snapshot(9)), START);
      say(
          tiles,
          watcher,
          atAddress(tile, Messages.JSON.heartbeat(1, List.of(new Stand(0, EPOCH, 9)))),
          START);
    }
    assertThat(tiles.tally.faults.resyncs).isEqualTo(1);
    assertThat(tiles.tally.troubles()).isZero();

    say(tiles, watcher, atAddress("n50w080", snapshot(9)), START);
    assertThat(tiles.tally.unasked).isEqualTo(1);
  }

  @Test
  void tilesThatComeTogetherAreJudgedEachForItself() {
    Observer tiles = new Observer(LoadPlans.ofBox(Protocol.WS_COMPACT, "-79,41,-61,49"));
    LoadClient watcher = client(false, 2);
    byte[] snapshot = Messages.COMPACT.snapshot(0, EPOCH, 5, 1, View.WORLD, List.of());
    int mark = EpochMark.of(EPOCH);
    say(tiles, watcher, snapshot, START);
    // n40w080 and n40w070 are 478 and 479; seqs 6 and 9, without rows.
    byte[] next = {3, 0, (byte) mark, 6, 1, 2, (byte) 0xde, 3, 2, 0, 1, 2, 0};
    byte[] oneIsMissing = {3, 0, (byte) mark, 9, 1, 2, (byte) 0xde, 3, 6, 0, 1, 4, 0};
    byte[] notAsked = {3, 0, (byte) mark, 10, 1, 1, 7, 2, 0};

    assertThat(say(tiles, watcher, next, START)).isTrue();
    assertThat(tiles.tally.troubles()).isZero();
    assertThat(say(tiles, watcher, oneIsMissing, START)).isFalse();
    assertThat(tiles.tally.faults.missing).isEqualTo(1);
    assertThat(say(tiles, watcher, notAsked, START)).isTrue();
    assertThat(tiles.tally.unasked).isEqualTo(1);
    assertThat(tiles.tally.deltas).isEqualTo(3);
  }

  @Test
  void aTileIsTooMuchForWhoWatchesTheWorld() {
    say(world, client, snapshot(5), START);
    say(world, client, tileDelta("n40w080", 6, 5), START);

    assertThat(world.tally.unasked).isEqualTo(1);
    assertThat(world.tally.troubles()).isEqualTo(1);
  }

  @Test
  void whatWasTakenKeepsItsTimesAndTheCountsGoOn() {
    say(world, client, snapshot(5), START);
    say(world, client, delta(6, START / 1000), START + 1000);
    Observation first = world.take();
    say(world, client, delta(7, START / 1000), START + 5000);
    Observation second = world.take();

    assertThat(first.tally().deltas).isEqualTo(1);
    assertThat(second.tally().deltas).isEqualTo(2);
    assertThat(first.delivery().count()).isEqualTo(1);
    assertThat(second.delivery().count()).isEqualTo(1);
    assertThat(second.delivery().max()).isCloseTo(5, within(0.01));
  }

  private static LoadClient client(boolean slow, int tiles) {
    return new LoadClient(0, slow, new Sequences(tiles, false));
  }

  private static boolean say(Observer observer, LoadClient client, byte[] message, long nowMicros) {
    ByteBuf in = Unpooled.wrappedBuffer(message);
    return observer.message(client, in, 0, message.length, nowMicros);
  }

  private static byte[] atAddress(String tile, byte[] body) {
    return "{\"type\":\"rec\",\"address\":\"sky.delta.%s\",\"body\":%s}"
        .formatted(tile, new String(body, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] snapshot(long seq) {
    return snapshot(seq, 1);
  }

  private static byte[] snapshot(long seq, long t) {
    return Messages.JSON.snapshot(0, EPOCH, seq, t, View.WORLD, List.of());
  }

  private static byte[] delta(long seq, long t) {
    return Messages.JSON.delta(ServerScript.frame(0, EPOCH, seq, t));
  }

  private static byte[] tileDelta(String tile, long seq, long prev) {
    return ServerScript.tileDelta(0, EPOCH, tile, seq, prev);
  }
}
