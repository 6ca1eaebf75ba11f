package io.skysentinel.standalone;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test wants of a broker. */
final class KafkaClient {
  private final String bootstrap;

  KafkaClient(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  void createTopic(String topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    }
  }

  /**
   * Returns when the broker has acknowledged them all.
   *
   * <p>One request at a time: while a partition has no leader yet, the first batch of a new
   * producer may be refused and the second taken, and the first is then out of order for ever.
   */
  void write(String topic, int from, int to) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "acks",
            "all",
            "max.in.flight.requests.per.connection",
            1);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      List<Future<RecordMetadata>> sent =
          IntStream.range(from, to)
              .mapToObj(i -> producer.send(new ProducerRecord<>(topic, "key" + i, "value" + i)))
              .toList();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** How many records the topic holds. */
  long countAll(String topic) throws Exception {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Reads through a consumer group, as our verticles will, until it has so many values. */
  Set<String> read(String topic, int count) {
    return read(topic, count, ConsumerRecord::value);
  }

  /** The same for the keys. */
  Set<String> readKeys(String topic, int count) {
    return read(topic, count, ConsumerRecord::key);
  }

  /** The keys of so many aircraft that the topic was told to forget. */
  Set<String> readRemovedKeys(String topic, int count) {
    Set<String> keys =
        read(topic, count + 1, one -> one.value() == null ? one.key() : "not removed");
    keys.remove("not removed");
    return keys;
  }

  private Set<String> read(
      String topic, int count, Function<ConsumerRecord<String, String>, String> what) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "group.id",
            "reader-of-" + topic,
            "session.timeout.ms",
            "6000",
            "auto.offset.reset",
            "earliest");
    Set<String> values = new HashSet<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(topic));
      while (values.size() < count) {
        for (ConsumerRecord<String, String> one : consumer.poll(Duration.ofSeconds(1))) {
          values.add(what.apply(one));
        }
      }
    }
    return values;
  }
}
