package io.skysentinel.history.log;

import org.jspecify.annotations.Nullable;

/** Tells whether the topic that is read is still the same one. For one thread. */
interface TopicIds extends AutoCloseable {

  /**
   * The id of the topic that there is now; {@code null} where the log gives none. It waits for the
   * answer.
   *
   * @throws org.apache.kafka.common.KafkaException when there is none in time
   */
  @Nullable String ask();

  /** The same as far as it is known without waiting: what is asked now is told later. */
  @Nullable String look();

  @Override
  void close();
}
