package io.skysentinel.cache;

import java.util.List;

/** Told what happens in the log, in order and on one thread. */
interface LogListener {

  /**
   * These partitions are ours; their records follow from as far back as they can matter.
   *
   * @param generation of the consumer group: it grows with each assignment
   */
  void assigned(int generation, List<Integer> partitions);

  /**
   * Records, in the order of each partition.
   *
   * @param broken how many were left out because they could not be understood
   */
  void read(List<LogEntry> entries, int broken);

  /** All that the partitions held when they were assigned has been read. */
  void caughtUp();

  /** The partitions are not ours any more; others, or the same, will be assigned. */
  void unassigned();
}
