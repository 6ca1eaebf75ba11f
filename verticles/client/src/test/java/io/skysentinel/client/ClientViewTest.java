package io.skysentinel.client;

import static io.skysentinel.client.ClientSequence.Verdict.AWAITING;
import static io.skysentinel.client.ClientSequence.Verdict.DOUBLED;
import static io.skysentinel.client.ClientSequence.Verdict.MISSED;
import static io.skysentinel.client.ClientSequence.Verdict.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.testing.SampleSightings;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientViewTest {
  private static final String WEST = "n40w080";
  private static final String EAST = "n40w070";
  private static final Flight X = SampleSightings.sighting("a1b2c3", 1).flight();
  private static final Flight NEWER_X = SampleSightings.sighting("a1b2c3", 2).flight();

  private final ClientView client = new ClientView();

  @Test
  void framesOfTheWorldCountWithoutHoles() {
    assertThat(client.take(snapshot(0, "e", 7, null, X))).isEqualTo(NEXT);
    assertThat(client.take(delta(0, "e", 8, null, 0, List.of(NEWER_X)))).isEqualTo(NEXT);
    assertThat(client.flights()).containsOnly(Map.entry("a1b2c3", NEWER_X));
    assertThat(client.take(delta(0, "e", 8, null, 0, List.of(X)))).isEqualTo(DOUBLED);
    assertThat(client.flights()).containsValue(NEWER_X);

    assertThat(client.take(delta(0, "e", 10, null, 0, List.of(X)))).isEqualTo(MISSED);
    assertThat(client.isLost()).isTrue();
    assertThat(client.take(delta(0, "e", 11, null, 0, List.of(X)))).isEqualTo(AWAITING);
    assertThat(client.take(snapshot(0, "e", 11, null))).isEqualTo(NEXT);
    assertThat(client.isLost()).isFalse();
    assertThat(client.flights()).isEmpty();
  }

  @Test
  void aTilesFramesNameTheOneBefore() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST)));

    assertThat(client.take(delta(0, "e", 9, WEST, 3, List.of(X)))).isEqualTo(NEXT);
    assertThat(client.take(delta(0, "e", 9, EAST, 7, List.of()))).isEqualTo(NEXT);
    assertThat(client.take(delta(0, "e", 12, WEST, 9, List.of()))).isEqualTo(NEXT);
    assertThat(client.take(delta(0, "e", 14, EAST, 10, List.of()))).isEqualTo(MISSED);
  }

  @Test
  void aTileThatWasNotAskedForAndAnUnknownShardOrEpochAreHoles() {
    client.take(snapshot(0, "e", 7, List.of(WEST)));
    client.take(snapshot(1, "e", 7, null));

    assertThat(client.take(delta(0, "e", 8, EAST, 7, List.of()))).isEqualTo(MISSED);
    assertThat(client.take(delta(1, "f", 8, null, 0, List.of()))).isEqualTo(MISSED);
    assertThat(client.take(delta(2, "e", 8, null, 0, List.of()))).isEqualTo(MISSED);
  }

  @Test
  void whoCrossesIsKeptWhicheverTileSpeaksFirst() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST), X));

    client.take(delta(0, "e", 8, EAST, 3, List.of(NEWER_X)));
    client.take(delta(0, "e", 8, WEST, 3, List.of(), "a1b2c3"));
    assertThat(client.flights()).containsOnly(Map.entry("a1b2c3", NEWER_X));

    client.take(delta(0, "e", 9, EAST, 8, List.of(), "a1b2c3"));
    client.take(delta(0, "e", 9, WEST, 8, List.of(X)));
    assertThat(client.flights()).containsValue(X);

    client.take(delta(0, "e", 10, WEST, 9, List.of(), "a1b2c3"));
    assertThat(client.flights()).isEmpty();
  }

  @Test
  void anAircraftThatMovedToAnotherShardOutlivesTheOldOne() {
    client.take(snapshot(0, "e", 7, null, X));
    client.take(snapshot(6, "f", 1, null, NEWER_X));

    client.take(delta(0, "e", 8, null, 0, List.of(), "a1b2c3"));
    assertThat(client.flights()).containsValue(NEWER_X);
    client.take(Snapshot.gone(0, 0));

    assertThat(client.flights()).containsValue(NEWER_X);
    assertThat(client.resume(null)).containsExactly(new Stand(6, "f", 1));
  }

  @Test
  void aShardThatIsGoneTakesItsAircraftAlong() {
    client.take(snapshot(0, "e", 7, null, X));
    client.take(Snapshot.gone(0, 0));

    assertThat(client.flights()).isEmpty();
    assertThat(client.isLost()).isFalse();
  }

  @Test
  void aHeartbeatTellsThatTheLastFrameIsMissing() {
    client.take(snapshot(0, "e", 7, null));
    assertThat(client.take(heartbeat("e", 7))).isEqualTo(NEXT);
    assertThat(client.take(heartbeat("e", 8))).isEqualTo(MISSED);

    client.take(snapshot(0, "e", 8, List.of(WEST)));
    assertThat(client.take(heartbeat("e", 20))).as("tiles are quiet at times").isEqualTo(NEXT);
    assertThat(client.take(heartbeat("f", 20))).isEqualTo(MISSED);
  }

  @Test
  void aShardThatNoHeartbeatNamesIsGone() {
    client.take(snapshot(6, "e", 7, null, X));
    client.take(snapshot(0, "e", 7, null));

    assertThat(client.take(heartbeat("e", 7))).isEqualTo(MISSED);
    assertThat(client.flights()).isEmpty();
    assertThat(client.isLost()).isFalse();
    assertThat(client.take(heartbeat("e", 7))).isEqualTo(NEXT);
  }

  @Test
  void resumesFromWhereNothingIsMissing() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST)));
    client.take(delta(0, "e", 9, WEST, 3, List.of(X)));
    assertThat(client.resume(List.of(EAST, WEST)))
        .as("more of 9 may be missing")
        .containsExactly(stand(8));

    assertThat(client.take(delta(0, "e", 9, WEST, 3, List.of(X)))).isEqualTo(DOUBLED);
    assertThat(client.take(delta(0, "e", 9, EAST, 8, List.of()))).isEqualTo(NEXT);
    client.take(heartbeat("e", 30));
    assertThat(client.resume(List.of(EAST, WEST))).containsExactly(stand(30));
    assertThat(client.take(delta(0, "e", 31, EAST, 30, List.of())))
        .as("another bridge knows no better than 30")
        .isEqualTo(NEXT);
  }

  @Test
  void aShardIsNotResumedBeforeTheSnapshotOfANewViewHasCome() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST)));

    assertThat(client.resume(List.of(WEST))).containsExactly(new Stand(0, "", 0));
    assertThat(client.resume(null)).containsExactly(new Stand(0, "", 0));
  }

  @Test
  void aLostShardIsNotResumed() {
    client.take(snapshot(0, "e", 7, null));
    client.take(delta(0, "e", 9, null, 0, List.of()));

    assertThat(client.resume(null)).containsExactly(new Stand(0, "", 0));
  }

  @Test
  void eachTileOfASnapshotMayTakeItsAircraftAway() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST), X));

    client.take(delta(0, "e", 8, EAST, 3, List.of(), "a1b2c3"));

    assertThat(client.flights()).as("whichever tile its position seems to lie in").isEmpty();
  }

  @Test
  void fortySnapshotsOfOneTileMakeAWhole() {
    List<String> tiles = IntStream.range(0, 40).mapToObj(Tiles::name).toList();
    client.take(snapshot(0, "e", 7, tiles, X, flight("gone")));

    for (int i = 0; i < tiles.size(); i++) {
      Flight one = i == 20 ? NEWER_X : flight("tile" + i);
      String tile = tiles.get(i);
      assertThat(client.takeAt(tile, snapshot(0, "f", 2, List.of(tile), one))).isEqualTo(NEXT);
      assertThat(client.takeAt(tile, heartbeat("f", 2))).isEqualTo(NEXT);
      assertThat(client.flights().containsKey("gone")).isEqualTo(i < tiles.size() - 1);
    }

    assertThat(client.flights()).hasSize(40).containsEntry("a1b2c3", NEWER_X);
    assertThat(client.take(delta(0, "f", 3, tiles.get(5), 1, List.of(), "tile5"))).isEqualTo(NEXT);
    assertThat(client.flights()).hasSize(39);
  }

  @Test
  void whoMovedBetweenTilesIsKeptInWhicheverOrderTheirSnapshotsCome() {
    for (List<String> order : List.of(List.of(WEST, EAST), List.of(EAST, WEST))) {
      client.take(snapshot(0, "e", 7, List.of(WEST, EAST)));
      client.take(delta(0, "e", 8, WEST, 3, List.of(X)));
      for (String tile : order) {
        Flight[] shown = tile.equals(EAST) ? new Flight[] {NEWER_X} : new Flight[0];
        client.takeAt(tile, snapshot(0, "e", 12, List.of(tile), shown));
      }
      assertThat(client.flights()).as("%s", order).containsOnly(Map.entry("a1b2c3", NEWER_X));
    }
  }

  @Test
  void aTileWhoseSnapshotOfANewOwnerWasMissedIsNotHeld() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST), X));
    client.takeAt(WEST, snapshot(0, "f", 1, List.of(WEST)));

    assertThat(client.takeAt(WEST, heartbeat("f", 1))).isEqualTo(NEXT);
    assertThat(client.takeAt(EAST, heartbeat("f", 1))).isEqualTo(MISSED);
    assertThat(client.takeAt(EAST, heartbeat("f", 1))).isEqualTo(AWAITING);
  }

  @Test
  void aShardThatIsGoneAtOneAddressOrNotNamedThereIsGone() {
    client.take(snapshot(0, "e", 7, List.of(WEST, EAST), X));
    client.take(snapshot(6, "e", 7, List.of(WEST, EAST), flight("of6")));

    assertThat(client.takeAt(EAST, heartbeat("e", 7))).isEqualTo(NEXT);
    assertThat(client.flights()).containsOnlyKeys("a1b2c3");
    client.takeAt(EAST, Snapshot.gone(0, 0));
    assertThat(client.flights()).isEmpty();
    assertThat(client.isLost()).isFalse();
  }

  private static Flight flight(String icao24) {
    return SampleSightings.sighting(icao24, 1).flight();
  }

  private static Stand stand(long seq) {
    return new Stand(0, "e", seq);
  }

  private static Heartbeat heartbeat(String epoch, long seq) {
    return new Heartbeat(0, List.of(new Stand(0, epoch, seq)));
  }

  private static Snapshot snapshot(
      int shard, String epoch, long seq, @Nullable List<String> views, Flight... flights) {
    return new Snapshot(shard, epoch, seq, 0, views, List.of(flights));
  }

  private static Delta delta(
      int shard,
      String epoch,
      long seq,
      @Nullable String view,
      long prev,
      List<Flight> upserts,
      String... removals) {
    return new Delta(shard, epoch, seq, 0, view, prev, upserts, List.of(removals));
  }
}
