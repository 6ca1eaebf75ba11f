package io.skysentinel.platform.log;

import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;

/**
 * What keeps somebody from reading or writing the log, told once for as long as it stays the same:
 * it is tried again every second, and an operator reads the first line. Not thread-safe.
 */
public final class LogComplaint {
  private final Logger logger;
  private final String trouble;
  private String told = "";

  /**
   * @param logger of the class whose work it is
   * @param trouble what cannot be done, such as "The states cannot be read"
   */
  public LogComplaint(Logger logger, String trouble) {
    this.logger = logger;
    this.trouble = trouble;
  }

  /**
   * Tells of a failure, unless it is the last one over again.
   *
   * @return what is wrong and why, in words
   */
  public String tell(RuntimeException failure) {
    Optional<String> refusal = LogRefusal.words(failure).map(words -> "the log " + words);
    String why = refusal.orElseGet(failure::toString);
    if (why.equals(told)) {
      logger.debug("{}, still", trouble, failure);
    } else if (refusal.isPresent()) {
      logger.error("{}, trying again: {}", trouble, why);
    } else if (failure instanceof KafkaException) {
      logger.warn("{}, trying again: {}", trouble, why);
    } else {
      // No word of the log's, so a defect of ours.
      logger.error("{}, trying again", trouble, failure);
    }
    told = why;
    return trouble + ": " + why;
  }

  /** It works; whatever fails next is news. */
  public void settle() {
    told = "";
  }
}
