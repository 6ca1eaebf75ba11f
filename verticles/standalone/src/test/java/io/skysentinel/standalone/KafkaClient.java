package io.skysentinel.standalone;

import io.skysentinel.platform.log.ClientSettings;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.log.TopicPartitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a test wants of a broker. */
final class KafkaClient {
  private static final String CLIENT = "test";

  private final LogAddress log;

  KafkaClient(String bootstrap) {
    this(LogAddress.plain(bootstrap));
  }

  KafkaClient(LogAddress log) {
    this.log = log;
  }

  Admin admin() {
    return Admin.create(ClientSettings.admin(log, CLIENT));
  }

  int membersOf(String group) throws Exception {
    try (Admin admin = admin()) {
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().size();
    }
  }

  void createTopic(String topic, int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin
          .createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
          .all()
          .get();
    }
  }

  /** Returns when the broker has acknowledged them all. */
  void write(String topic, int from, int to) throws Exception {
    Properties settings = ClientSettings.producer(log, CLIENT);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);
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

  /** Returns when the broker has acknowledged it. */
  void write(ProducerRecord<byte[], byte[]> record) throws Exception {
    write(List.of(record));
  }

  /** Returns when the broker has acknowledged them all. */
  void write(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    Properties settings = ClientSettings.producer(log, CLIENT);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 60_000);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings)) {
      for (Future<RecordMetadata> one : records.stream().map(producer::send).toList()) {
        RecordMetadata unused = one.get();
      }
    }
  }

  /** How many records the topic holds; its last offset counts the ends of transactions too. */
  long countAll(String topic) {
    return readAll(topic).size();
  }

  /** All records that the topic holds now, those of each key in order. */
  List<ConsumerRecord<String, String>> readAll(String topic) {
    return readAll(topic, ClientSettings.consumer(log, CLIENT));
  }

  /** The same without those of transactions that did not end well, or have not ended. */
  List<ConsumerRecord<String, String>> readCommitted(String topic) {
    return readAll(topic, ClientSettings.committed(log, CLIENT));
  }

  private static List<ConsumerRecord<String, String>> readAll(String topic, Properties settings) {
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions = TopicPartitions.of(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
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
    Properties settings = ClientSettings.groupMember(log, CLIENT, "reader-of-" + topic);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true);
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
