package io.skysentinel.platform.log;

import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The settings that all clients of the log share. Who makes a client begins with these, adds what
 * only its role needs, and says why.
 */
public final class ClientSettings {
  private static final int REQUEST_TIMEOUT_MS = 10_000;

  /** Whoever administers asks again by itself, so it need not wait long for one answer. */
  private static final int ADMIN_TIMEOUT_MS = 5_000;

  /** The least that brokers allow by default: a member that died is replaced after it. */
  public static final int SESSION_MS = 6_000;

  private ClientSettings() {}

  public static Properties admin(LogAddress log, String clientId) {
    Properties settings = shared(log, clientId, ADMIN_TIMEOUT_MS);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ADMIN_TIMEOUT_MS);
    return settings;
  }

  /** Of bytes, in order, and confirmed by all replicas. */
  public static Properties producer(LogAddress log, String clientId) {
    Properties settings = shared(log, clientId, REQUEST_TIMEOUT_MS);
    String bytes = ByteArraySerializer.class.getName();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, bytes);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, bytes);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With more, a broker that has no leader for a moment (it has just made the topic) may refuse
    // the first of two batches and take the second; the first is then out of sequence for ever.
    // Measured on a busy machine: 10 of 12 new topics with 5 in flight, none of 25 with 1.
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // A quiet topic must not lose its metadata, or the next send blocks while the broker is away.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, 24 * 3_600_000L);
    // How long one send may block: whoever sends has to look whether its node is stopping.
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000);
    return settings;
  }

  /**
   * The same for a producer with transactions, whose name is still to be given. What it was given
   * it never gives up, unless the log refuses it.
   */
  public static Properties transactions(LogAddress log, String clientId) {
    Properties settings = producer(log, clientId);
    // A broker that is away for hours must not cost a record that was accepted.
    settings.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }

  /** Of bytes, in no group. What was read is never told to the broker. */
  public static Properties consumer(LogAddress log, String clientId) {
    Properties settings = shared(log, clientId, REQUEST_TIMEOUT_MS);
    String bytes = ByteArrayDeserializer.class.getName();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  /**
   * The same for what is written in transactions, each of which counts as a whole or not at all.
   */
  public static Properties committed(LogAddress log, String clientId) {
    Properties settings = consumer(log, clientId);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // The broker answers as soon as something comes; asking for nothing is work.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 2_000);
    return settings;
  }

  /** The same for a member of a group, which shares the partitions out. */
  public static Properties groupMember(LogAddress log, String clientId, String group) {
    Properties settings = consumer(log, clientId);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MS);
    return settings;
  }

  private static Properties shared(LogAddress log, String clientId, int requestTimeoutMs) {
    Properties settings = new Properties();
    log.addTo(settings);
    settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, requestTimeoutMs);
    settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return settings;
  }
}
