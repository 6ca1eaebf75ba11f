package io.skysentinel.history.log;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many records there are that a consumer has not read. For its thread. */
final class Backlog {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Consumer<?, ?> consumer;
  private Map<TopicPartition, Long> ends = Map.of();

  Backlog(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /** What the log told with what was read, or when it was asked, whichever is more. */
  long of(Collection<TopicPartition> partitions) {
    long records = 0;
    for (TopicPartition partition : partitions) {
      long lag = consumer.currentLag(partition).orElse(0);
      @Nullable Long end = ends.get(partition);
      records += end == null ? lag : Math.max(lag, end - consumer.position(partition));
    }
    return records;
  }

  /** Of what is not read now the log tells nothing by itself. */
  void ask(Collection<TopicPartition> partitions) {
    try {
      ends = consumer.endOffsets(partitions, PATIENCE);
    } catch (TimeoutException e) {
      LOG.debug("The log does not tell how much there is", e);
    }
  }

  /** They are read again. */
  void forget() {
    ends = Map.of();
  }
}
