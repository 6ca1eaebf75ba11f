package io.skysentinel.core.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShardSetTest {
  private final ShardSet shards = new ShardSet(15_000);

  @Test
  void shardsWithoutACommonPartitionLiveSideBySide() {
    assertThat(heard(0, "1", List.of(0, 1), 0)).isEqualTo(alive());
    assertThat(heard(2, "1", List.of(2, 3), 0)).isEqualTo(alive());
    assertThat(held()).containsExactly(0, 2);
  }

  @Test
  void aNewerEpochTakesTheOthersPartitionsAndTheOtherIsNotHeardAgain() {
    heard(0, "1", List.of(0, 1), 0);
    heard(2, "1", List.of(2, 3), 0);

    assertThat(heard(0, "2", List.of(0, 1, 2, 3), 1)).isEqualTo(alive(2));
    assertThat(held()).containsExactly(0);
    assertThat(heard(2, "1", List.of(2, 3), 2).alive()).isFalse();
    assertThat(held()).containsExactly(0);
  }

  @Test
  void oneThatLosesSomePartitionsIsGoneUntilItSpeaksAnew() {
    heard(0, "1", List.of(0, 1, 2, 3), 0);

    assertThat(heard(2, "2", List.of(2, 3), 1)).isEqualTo(alive(0));
    assertThat(heard(0, "1", List.of(0, 1, 2, 3), 2).alive()).isFalse();
    assertThat(heard(0, "2", List.of(0, 1), 3)).isEqualTo(alive());
    assertThat(held()).containsExactly(0, 2);
  }

  @Test
  void whatAShardHeldOfPartitionsThatItLostIsDropped() {
    heard(0, "1", List.of(0, 1, 2, 3), 0);

    assertThat(heard(0, "2", List.of(0, 1), 1)).isEqualTo(alive(0));
    assertThat(heard(0, "3", List.of(0, 1, 2), 2)).isEqualTo(alive());
    assertThat(held()).containsExactly(0);
  }

  @Test
  void anOlderEpochOfTheSameShardIsNotHeard() {
    heard(0, "2", List.of(0), 0);

    assertThat(heard(0, "1", List.of(0), 1).alive()).isFalse();
    assertThat(heard(0, "3", List.of(0), 2)).isEqualTo(alive());
    assertThat(heard(0, "3", List.of(0), 3)).isEqualTo(alive());
  }

  @Test
  void aVoiceOfTheDeadDropsNobody() {
    heard(0, "1", List.of(0, 1), 0);
    heard(2, "3", List.of(2, 3), 0);

    assertThat(heard(1, "2", List.of(1, 2), 1)).isEqualTo(new ShardSet.Verdict(false, List.of()));
    assertThat(held()).containsExactly(0, 2);
  }

  @Test
  void afterLongSilenceAnOlderEpochMayTakeOver() {
    heard(0, "9", List.of(0, 1), 0);

    assertThat(heard(0, "1", List.of(0, 1), 15_000).alive()).isFalse();
    assertThat(heard(0, "1", List.of(0, 1), 15_001)).isEqualTo(alive(0));
    assertThat(held()).containsExactly(0);
  }

  @Test
  void theSilentAreKeptAndNamed() {
    heard(0, "1", List.of(0), 0);
    heard(1, "1", List.of(1), 4000);

    assertThat(shards.silent(5000, 5000)).isEmpty();
    assertThat(shards.silent(5001, 5000)).containsOnlyKeys(0);
    assertThat(held()).containsExactly(0, 1);
  }

  private ShardSet.Verdict heard(int shard, String epoch, List<Integer> partitions, long now) {
    return shards.heard(shard, epoch, partitions, now);
  }

  private static ShardSet.Verdict alive(Integer... gone) {
    return new ShardSet.Verdict(true, List.of(gone));
  }

  /** All are silent in the end. */
  private Set<Integer> held() {
    return shards.silent(Long.MAX_VALUE, 0).keySet();
  }
}
