package io.skysentinel.tools.record;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.LogRefusal;
import io.skysentinel.platform.log.TopicPartitions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;

/** Writes the values of a topic as they come, or all that the topic holds. */
final class TopicRecorder {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LogAddress log;
  private final String topic;
  private final boolean fromBeginning;

  TopicRecorder(LogAddress log, String topic, boolean fromBeginning) {
    this.log = log;
    this.topic = topic;
    this.fromBeginning = fromBeginning;
  }

  /** Returns when {@code goOn} says no, or at the end of what was there to begin with. */
  void run(Recording recording, BooleanSupplier goOn, boolean stopAtEnd) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(ClientSettings.consumer(log, "skysentinel-recorder"))) {
      List<TopicPartition> partitions = TopicPartitions.of(consumer, topic, PATIENCE);
      if (partitions.isEmpty()) {
        throw new IOException("the broker at " + log + " has no topic \"" + topic + "\"");
      }
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (goOn.getAsBoolean() && !(stopAtEnd && reached(consumer, ends))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          // A null removes an aircraft; there is nothing to play back.
          if (record.value() != null) {
            recording.line(record.value());
          }
        }
      }
    } catch (TimeoutException e) {
      throw new IOException("the broker at " + log + " does not answer", e);
    } catch (AuthenticationException | AuthorizationException e) {
      String words = LogRefusal.words(e).orElse(e.toString());
      throw new IOException("the broker at %s %s".formatted(log, words), e);
    }
  }

  private static boolean reached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }
}
