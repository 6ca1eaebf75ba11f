package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeapAfterCollectionTest {
  private static final int MEGABYTES = 96;

  @Test
  void holdsWhatIsAliveAndNotWhatIsGarbage() {
    long before = afterCollection();
    List<byte[]> alive = new ArrayList<>();
    for (int i = 0; i < MEGABYTES; i++) {
      alive.add(new byte[1 << 20]);
    }
    long full = afterCollection();
    Reference.reachabilityFence(alive);
    alive.clear();
    long after = afterCollection();

    assertThat(full - before).isBetween(MEGABYTES - 24L, MEGABYTES * 2L + 24);
    assertThat(full - after).isBetween(MEGABYTES - 24L, MEGABYTES * 2L + 24);
  }

  @Test
  void doesNotMoveWhileNothingIsCollected() {
    long before = afterCollection();
    byte[] garbage = new byte[512 << 10];
    Reference.reachabilityFence(garbage);

    assertThat(HeapAfterCollection.megabytes()).isEqualTo(before);
  }

  private static long afterCollection() {
    System.gc();
    return HeapAfterCollection.megabytes();
  }
}
