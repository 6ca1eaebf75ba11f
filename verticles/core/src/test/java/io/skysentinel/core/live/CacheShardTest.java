package io.skysentinel.core.live;

import static io.skysentinel.testing.SampleSightings.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Sighting;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheShardTest {
  private static final double NOW = 1_767_323_044;

  private final CacheShard cache = new CacheShard("00000001-1", List.of(4, 3, 7), 60);

  @Test
  void isNamedForItsSmallestPartition() {
    assertThat(cache.shard()).isEqualTo(3);
  }

  @Test
  void announcesItselfWithEverythingBeItNothing() {
    assertThat(cache.drain())
        .isEqualTo(new Changes(3, "00000001-1", 1, true, List.of(4, 3, 7), List.of(), List.of()));
    assertThat(cache.drain()).isNull();
  }

  @Test
  void whatCameBeforeTheAnnouncementIsInIt() {
    cache.accept(sighting("a1b2c3", NOW), NOW);

    Changes first = cache.drain();

    assertThat(first.reset()).isTrue();
    assertThat(first.upserts()).extracting(Sighting::icao24).containsExactly("a1b2c3");
    assertThat(cache.drain()).isNull();
  }

  @Test
  void tellsOnlyTheLastOfSeveralChangesAndCountsVersions() {
    cache.drain();
    cache.accept(sighting("a1b2c3", NOW), NOW);
    Sighting last = sighting("a1b2c3", NOW + 1);
    cache.accept(last, NOW + 1);
    cache.accept(sighting("b1b2c3", NOW), NOW);
    cache.remove("b1b2c3", Double.POSITIVE_INFINITY);

    Changes changes = cache.drain();

    assertThat(changes.version()).isEqualTo(2);
    assertThat(changes.reset()).isFalse();
    assertThat(changes.upserts()).containsExactly(last);
    assertThat(changes.removals()).containsExactly("b1b2c3");
  }

  @Test
  void whatChangesNothingIsNotTold() {
    cache.accept(sighting("a1b2c3", NOW), NOW);
    cache.drain();

    cache.accept(sighting("a1b2c3", NOW - 1), NOW);
    cache.remove("a1b2c3", NOW - 1);

    assertThat(cache.drain()).isNull();
  }

  @Test
  void givesSignsOfLifeOnceItIsAnnounced() {
    cache.accept(sighting("a1b2c3", NOW), NOW);
    assertThat(cache.heartbeat()).isNull();
    cache.drain();

    assertThat(cache.heartbeat().isHeartbeat()).isTrue();
    assertThat(cache.heartbeat().version()).isEqualTo(1);
    assertThat(cache.whole().isHeartbeat()).isFalse();
  }

  @Test
  void theExpiredAreTold() {
    cache.accept(sighting("a1b2c3", NOW), NOW);
    cache.drain();

    assertThat(cache.expire(NOW + 61)).hasSize(1);
    assertThat(cache.drain().removals()).containsExactly("a1b2c3");
    assertThat(cache.whole().upserts()).isEmpty();
    assertThat(cache.whole().version()).isEqualTo(2);
  }

  @Test
  void epochsSortByAge() {
    assertThat(Epochs.ofCache(9, 1_767_323_044_123L)).isLessThan(Epochs.ofCache(10, 5));
    assertThat(Epochs.ofCache(9, 999_999_999_999L))
        .isLessThan(Epochs.ofCache(9, 1_000_000_000_000L));
    String cache = Epochs.ofCache(9, 5);
    assertThat(Epochs.ofTicker(cache, 9)).isLessThan(Epochs.ofTicker(cache, 10));
    assertThat(Epochs.ofTicker(cache, 9999)).isLessThan(Epochs.ofTicker(Epochs.ofCache(9, 6), 1));
  }
}
