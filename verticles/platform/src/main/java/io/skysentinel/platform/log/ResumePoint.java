package io.skysentinel.platform.log;

import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;

/**
 * Where whoever works the log off goes on; what the log no longer has is said loudly, in one line
 * for all partitions. For one thread.
 */
public final class ResumePoint {
  private final Logger logger;
  private final String done;
  private final LongConsumer missed;
  private String topic = "";
  private long forgotten;
  private int shortened;
  private int lost;

  /**
   * @param logger of the class whose work it is
   * @param done what is done with records, such as "judged"
   * @param missed is told of how many records it never will be
   */
  public ResumePoint(Logger logger, String done, LongConsumer missed) {
    this.logger = logger;
    this.done = done;
    this.missed = missed;
  }

  /**
   * The offset, if the log still has it; else the first that it has. {@link #tell} says so.
   *
   * @param offset the first record that was not worked off
   * @param begin the first that the log has
   * @param end the first that is still to be written
   */
  public long at(TopicPartition partition, long offset, long begin, long end) {
    topic = partition.topic();
    if (offset < begin) {
      shortened++;
      forgotten += begin - offset;
      missed.accept(begin - offset);
      return begin;
    }
    if (offset > end) {
      lost++;
      return begin;
    }
    return offset;
  }

  /** Says what the log no longer had of the partitions that were asked for since it last did. */
  public void tell() {
    if (shortened > 0) {
      logger.error(
          "The log has forgotten {} records of {} before they were {} ({} partitions): it is kept"
              + " for less long than nobody read it",
          forgotten,
          topic,
          done,
          shortened);
    }
    if (lost > 0) {
      logger.error(
          "The log has lost what it had of {} partitions of {}; they are read from their beginning",
          lost,
          topic);
    }
    forgotten = 0;
    shortened = 0;
    lost = 0;
  }
}
