package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HeadTest {
  private final Head head = new Head();

  @ParameterizedTest
  @EnumSource(
      value = Head.Type.class,
      names = {"SNAPSHOT", "DELTA"})
  void isNotWholeWhenAnyOfItsNumbersIsMissing(Head.Type type) {
    fill(type);
    assertThat(head.isWhole()).isTrue();

    fill(type).shard = -1;
    assertThat(head.isWhole()).as("without a shard").isFalse();
    fill(type).epoch = 0;
    assertThat(head.isWhole()).as("without an epoch").isFalse();
    fill(type).seq = -1;
    assertThat(head.isWhole()).as("without a seq").isFalse();
    fill(type).t = -1;
    assertThat(head.isWhole()).as("without a time").isFalse();
  }

  @Test
  void aTilesDeltaHasToSayWhatCameBefore() {
    fill(Head.Type.DELTA).tile = 5;
    assertThat(head.isWhole()).isFalse();

    head.prev = 0;
    assertThat(head.isWhole()).isTrue();
    head.completePrev();
    assertThat(head.prev).as("what it says stays").isZero();
  }

  @Test
  void theWorldsDeltaFollowsTheOneBefore() {
    fill(Head.Type.DELTA).completePrev();

    assertThat(head.prev).isEqualTo(head.seq - 1);
  }

  @ParameterizedTest
  @CsvSource({"HEARTBEAT, false", "ERROR, true", "OTHER, true", "NONE, false"})
  void withoutAnyNumberOnlySomeTypesAreWhole(Head.Type type, boolean whole) {
    head.clear();
    head.type = type;

    assertThat(head.isWhole()).isEqualTo(whole);
  }

  @Test
  void clearForgetsEverything() {
    fill(Head.Type.SNAPSHOT).gone = true;
    head.tile = 7;
    head.prev = 8;
    head.addStand(1, 2, 3);
    head.addTile(4, 5);
    head.clear();

    assertThat(head.type).isEqualTo(Head.Type.NONE);
    assertThat(head.gone).isFalse();
    assertThat(head.isWorld()).isTrue();
    assertThat(head.stands).isZero();
    assertThat(head.tiles).isZero();
    assertThat(head.epoch).isZero();
    assertThat(new long[] {head.shard, head.seq, head.t, head.prev}).containsOnly(-1);
  }

  @Test
  void keepsAnyNumberOfStandsInTheirOrder() {
    for (int i = 0; i < 100; i++) {
      head.addStand(i, 1000 + i, 1L << 40 | i);
    }

    assertThat(head.stands).isEqualTo(100);
    for (int i = 0; i < 100; i++) {
      assertThat(head.standShard[i]).isEqualTo(i);
      assertThat(head.standEpoch[i]).isEqualTo(1000 + i);
      assertThat(head.standSeq[i]).isEqualTo(1L << 40 | i);
    }
  }

  @Test
  void anEpochsHashIsFnv1a() {
    // The test vectors of the algorithm's authors.
    assertThat(EpochHash.of("")).isEqualTo(0x811c9dc5);
    assertThat(EpochHash.of("a")).isEqualTo(0xe40c292c);
    assertThat(EpochHash.of("foobar")).isEqualTo(0xbf9cf968);
    assertThat(EpochHash.of("gone")).isEqualTo(EpochHash.GONE);
  }

  @Test
  void theEpochsOfManyRestartsAreToldApart() {
    Set<Integer> hashes = new HashSet<>();
    for (int restart = 0; restart < 10_000; restart++) {
      hashes.add(EpochHash.of("%08d-%d-0001".formatted(restart, 1_767_323_000_000L + restart)));
    }

    assertThat(hashes).hasSizeGreaterThanOrEqualTo(9_999).doesNotContain(0, EpochHash.GONE);
  }

  @Property(tries = 200)
  void noEpochIsTheOneThatSaysNone(@ForAll String epoch) {
    assertThat(EpochHash.of(epoch)).isNotZero();
  }

  @Test
  void shardsKeepTheirSlots() {
    ShardSlots slots = new ShardSlots();

    assertThat(slots.slotOf(7)).isZero();
    assertThat(slots.slotOf(0)).isEqualTo(1);
    assertThat(slots.slotOf(1_000_000)).isEqualTo(2);
    assertThat(slots.slotOf(7)).isZero();
    assertThat(slots.slotOf(0)).isEqualTo(1);
    assertThat(slots.slotOf(8)).isEqualTo(3);
  }

  private Head fill(Head.Type type) {
    head.clear();
    head.type = type;
    head.shard = 0;
    head.epoch = 1;
    head.seq = 10;
    head.t = 0;
    return head;
  }
}
