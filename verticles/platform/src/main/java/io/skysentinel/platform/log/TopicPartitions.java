package io.skysentinel.platform.log;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Which partitions a topic has, for who reads all of them or chooses by himself. */
public final class TopicPartitions {
  private TopicPartitions() {}

  /** All of them, as the broker says; none when it has just made the topic. */
  public static List<TopicPartition> of(Consumer<?, ?> consumer, String topic) {
    return named(consumer.partitionsFor(topic));
  }

  /** The same, from a broker that answers within that time. */
  public static List<TopicPartition> of(Consumer<?, ?> consumer, String topic, Duration patience) {
    return named(consumer.partitionsFor(topic, patience));
  }

  private static List<TopicPartition> named(List<PartitionInfo> partitions) {
    return partitions.stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }
}
