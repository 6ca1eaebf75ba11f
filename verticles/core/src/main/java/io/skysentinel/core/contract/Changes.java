package io.skysentinel.core.contract;

import java.util.List;

/**
 * What a cache tells the ticker of its node: the difference between two versions of its table, or
 * all of it. Also the answer to a ticker that missed one.
 *
 * @param epoch sorts by age: of two strings the greater is the newer
 * @param version counts 1, 2, 3 … within the epoch
 * @param reset whether {@code upserts} is the whole table, so that what is not in it is gone
 * @param partitions the partitions of the log that the cache owns
 */
public record Changes(
    int shard,
    String epoch,
    long version,
    boolean reset,
    List<Integer> partitions,
    List<Sighting> upserts,
    List<String> removals) {

  public Changes {
    partitions = List.copyOf(partitions);
    upserts = List.copyOf(upserts);
    removals = List.copyOf(removals);
  }

  /** Whether it changes nothing: a sign of life that tells which version must have come. */
  public boolean isHeartbeat() {
    return !reset && upserts.isEmpty() && removals.isEmpty();
  }
}
