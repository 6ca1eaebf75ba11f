package io.skysentinel.tools.load;

import java.util.Arrays;

/** Numbers the shards in the order in which they are seen, so that clients keep no empty places. */
final class ShardSlots {
  private int[] shards = new int[0];

  int slotOf(int shard) {
    for (int slot = 0; slot < shards.length; slot++) {
      if (shards[slot] == shard) {
        return slot;
      }
    }
    shards = Arrays.copyOf(shards, shards.length + 1);
    shards[shards.length - 1] = shard;
    return shards.length - 1;
  }
}
