package io.skysentinel.platform.log;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Which partitions a topic has, for who reads all of them or chooses by himself. */
public final class TopicPartitions {
  private TopicPartitions() {}

  /** All of them, as the broker says; none when it has just made the topic. */
  public static List<TopicPartition> of(Consumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }
}
