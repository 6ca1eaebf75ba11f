package io.skysentinel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.cache.LogEntry.Forgotten;
import io.skysentinel.cache.LogEntry.Heard;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.testing.SampleSightings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardKeeperTest {
  private static final double T = 1_767_323_044;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<Changes> told = new ArrayList<>();
  private long nowMs = (long) (T * 1000);
  private int staleSeconds = 60;
  private final ShardKeeper keeper =
      new ShardKeeper(() -> nowMs, () -> staleSeconds, new CacheMetrics(registry), told::add);

  @Test
  void nothingIsSaidBeforeTheLogHasBeenRead() {
    keeper.assigned(3, List.of(4, 5));
    keeper.read(List.of(heard("a", T), heard("b", T)), 0);
    keeper.heartbeat();

    assertThat(told).isEmpty();
    assertThat(keeper.whole()).isEmpty();
    assertThat(keeper.expire()).isEmpty();
    assertThat(keeper.finding().level()).isEqualTo(Finding.Level.DOWN);

    keeper.caughtUp();
    assertThat(told)
        .singleElement()
        .satisfies(changes -> {
          assertThat(changes.shard()).isEqualTo(4);
          assertThat(changes.epoch()).isEqualTo("00000003-1767323044000");
          assertThat(changes.version()).isEqualTo(1);
          assertThat(changes.reset()).isTrue();
          assertThat(changes.partitions()).containsExactly(4, 5);
          assertThat(changes.upserts()).hasSize(2);
        });
    assertThat(keeper.whole()).contains(told.get(0));
    assertThat(registry.get("cache.aircraft").tag("shard", "4").gauge().value()).isEqualTo(2);
  }

  @Test
  void anEmptyShardIsAnnouncedToo() {
    announce(1, 0);

    assertThat(told).singleElement().satisfies(first -> assertThat(first.reset()).isTrue());
  }

  @Test
  void eachBatchIsTold() {
    announce(1, 0, heard("a", T));

    keeper.read(List.of(heard("a", T + 1), heard("a", T - 1), new Forgotten("b", T)), 2);

    assertThat(last().version()).isEqualTo(2);
    assertThat(last().reset()).isFalse();
    assertThat(last().upserts()).extracting(Sighting::heardUnix).containsExactly(T);
    assertThat(last().upserts().get(0).state().lastContactUnix()).isEqualTo(T + 1);
    assertThat(states("accepted")).isEqualTo(2);
    assertThat(states("older")).isEqualTo(1);
    assertThat(states("broken")).isEqualTo(2);

    keeper.read(List.of(), 0);
    assertThat(told).hasSize(2);
  }

  @Test
  void whileTheNextShareIsReadTheLastOneIsStillThere() {
    announce(1, 0, heard("a", T));
    keeper.unassigned();
    keeper.assigned(2, List.of(6));
    keeper.read(List.of(heard("b", T)), 0);

    assertThat(told).hasSize(1);
    assertThat(keeper.whole()).get().satisfies(whole -> assertThat(whole.shard()).isZero());

    keeper.caughtUp();
    assertThat(last().shard()).isEqualTo(6);
    assertThat(last().epoch()).isGreaterThan(told.get(0).epoch());
    assertThat(last().upserts()).extracting(Sighting::icao24).containsExactly("b");
    assertThat(registry.find("cache.aircraft").gauges()).hasSize(1);
  }

  @Test
  void aShareThatIsLostBeforeItWasReadIsNeverAnnounced() {
    keeper.assigned(1, List.of(0));
    keeper.unassigned();
    keeper.caughtUp();

    assertThat(told).isEmpty();
  }

  @Test
  void aBrokerThatCountsFromOneAgainDoesNotMakeUsThePast() {
    announce(7, 0);
    announce(1, 0);

    assertThat(last().epoch()).isGreaterThan(told.get(0).epoch());
  }

  @Test
  void withoutAShareTheShardIsNoMore() {
    announce(1, 3, heard("a", T));
    keeper.assigned(2, List.of());

    assertThat(last().shard()).isEqualTo(3);
    assertThat(last().partitions()).isEmpty();
    assertThat(last().epoch()).isGreaterThan(told.get(0).epoch());
    assertThat(keeper.whole()).isEmpty();
    assertThat(keeper.finding().level()).isEqualTo(Finding.Level.UP);
  }

  @Test
  void theSilentAreRemovedByTimeAlone() {
    announce(1, 0, heard("a", T));
    nowMs += 30_000;
    keeper.read(List.of(heard("b", T + 30)), 0);
    nowMs += 31_000;

    assertThat(keeper.expire()).containsExactly(new Forgotten("a", T));
    assertThat(last().removals()).containsExactly("a");
    staleSeconds = 5;
    assertThat(keeper.expire()).extracting(Forgotten::icao24).containsExactly("b");
    assertThat(keeper.expire()).isEmpty();
  }

  @Test
  void aHeartbeatSaysTheVersionAgain() {
    announce(1, 0, heard("a", T));
    keeper.heartbeat();

    assertThat(last().version()).isEqualTo(1);
    assertThat(last().reset()).isFalse();
    assertThat(last().upserts()).isEmpty();
  }

  private void announce(int generation, int partition, LogEntry... entries) {
    keeper.assigned(generation, List.of(partition));
    keeper.read(List.of(entries), 0);
    keeper.caughtUp();
  }

  private Changes last() {
    return told.get(told.size() - 1);
  }

  private double states(String result) {
    return registry.get("cache.states").tag("result", result).counter().count();
  }

  private static Heard heard(String icao24, double lastContact) {
    return new Heard(SampleSightings.sighting(icao24, lastContact));
  }
}
