package io.skysentinel.platform.log;

import java.util.function.LongConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;

/** Where whoever works the log off goes on; what the log no longer has is said loudly. */
public final class ResumePoint {
  private final Logger logger;
  private final String done;
  private final LongConsumer missed;

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
   * The offset, if the log still has it; else the first that it has.
   *
   * @param offset the first record that was not worked off
   * @param begin the first that the log has
   * @param end the first that is still to be written
   */
  public long at(TopicPartition partition, long offset, long begin, long end) {
    if (offset < begin) {
      logger.error(
          "The log has forgotten {} records of {} before they were {}: it is kept for less long than"
              + " nobody read it",
          begin - offset,
          partition,
          done);
      missed.accept(begin - offset);
      return begin;
    }
    if (offset > end) {
      logger.error("The log has lost what it had of {}; it is read from its beginning", partition);
      return begin;
    }
    return offset;
  }
}
