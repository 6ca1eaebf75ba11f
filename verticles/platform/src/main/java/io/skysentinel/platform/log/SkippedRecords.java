package io.skysentinel.platform.log;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;

/**
 * Records of which nothing can be made: one line a minute at most says how many were skipped since
 * the last one, and why the newest was. Not thread-safe.
 */
public final class SkippedRecords {
  private static final long EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Logger logger;
  private final String which;
  private final LongSupplier nanoClock;

  /** Since the last line. */
  private long count;

  private long toldNanos;
  private boolean hasTold;

  /**
   * @param logger of the class that skips them
   * @param which they are, such as "that are no updates"
   */
  public SkippedRecords(Logger logger, String which) {
    this(logger, which, System::nanoTime);
  }

  SkippedRecords(Logger logger, String which, LongSupplier nanoClock) {
    this.logger = logger;
    this.which = which;
    this.nanoClock = nanoClock;
  }

  /** One that is not what it should be. */
  public void skip(ConsumerRecord<?, ?> record, Exception why) {
    if (isDue()) {
      logger.warn(
          "Records of {} {}: {} skipped, the last one at offset {} of partition {}: {}",
          record.topic(),
          which,
          count,
          record.offset(),
          record.partition(),
          why.getMessage());
      count = 0;
    }
  }

  /** One at which we failed: a defect. */
  public void failed(String topic, RuntimeException defect) {
    if (isDue()) {
      logger.error("Records of {} {}: {} skipped", topic, which, count, defect);
      count = 0;
    }
  }

  private boolean isDue() {
    count++;
    long now = nanoClock.getAsLong();
    boolean isDue = !hasTold || now - toldNanos >= EVERY_NANOS;
    if (isDue) {
      hasTold = true;
      toldNanos = now;
    }
    return isDue;
  }
}
