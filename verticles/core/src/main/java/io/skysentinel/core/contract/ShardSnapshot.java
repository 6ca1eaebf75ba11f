package io.skysentinel.core.contract;

import java.util.List;

/**
 * Everything that a shard has told until {@code seq}: a ticker's answer to who missed a frame.
 *
 * @param t when that frame was made, in Unix milliseconds
 * @param partitions the partitions of the log that the shard covers
 */
public record ShardSnapshot(
    int shard, String epoch, long seq, long t, List<Integer> partitions, List<Row> rows) {

  public ShardSnapshot {
    partitions = List.copyOf(partitions);
    rows = List.copyOf(rows);
  }

  /**
   * One aircraft.
   *
   * @param id its small id within the epoch
   */
  public record Row(Flight flight, int id) {}
}
