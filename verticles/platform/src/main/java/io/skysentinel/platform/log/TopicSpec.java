package io.skysentinel.platform.log;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.platform.config.KafkaConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A topic as the design wants it. */
public record TopicSpec(String name, int partitions, Map<String, String> settings) {

  /**
   * The topics that the poller writes.
   *
   * <p>Segments of the compacted topic roll early and small because only closed segments are
   * compacted, and a cache that starts reads everything which is not.
   */
  public static List<TopicSpec> live(KafkaConfig.Topics topics) {
    return List.of(
        new TopicSpec(
            topics.state(),
            Addresses.SHARDS,
            Map.of(
                "cleanup.policy", "compact",
                "segment.bytes", String.valueOf(32 << 20),
                "segment.ms", ms(Duration.ofMinutes(10)),
                "min.cleanable.dirty.ratio", "0.2",
                "delete.retention.ms", ms(Duration.ofHours(1)))),
        new TopicSpec(topics.updates(), Addresses.SHARDS, kept(Duration.ofHours(24))),
        new TopicSpec(topics.deadletter(), 1, kept(Duration.ofDays(7))));
  }

  /**
   * The topics that the detector writes: what it says has as many partitions as what it reads, and
   * what it has learned one.
   */
  public static List<TopicSpec> detected(KafkaConfig.Topics topics) {
    return List.of(
        new TopicSpec(topics.processed(), Addresses.SHARDS, kept(Duration.ofHours(24))),
        new TopicSpec(topics.anomalies(), Addresses.SHARDS, kept(Duration.ofDays(30))),
        learned(topics));
  }

  /** Models are few and large, and each save makes the one before worthless. */
  private static TopicSpec learned(KafkaConfig.Topics topics) {
    return new TopicSpec(
        topics.models(),
        1,
        Map.of(
            "cleanup.policy",
            "compact",
            "segment.bytes",
            String.valueOf(16 << 20),
            "segment.ms",
            ms(Duration.ofHours(1)),
            "min.cleanable.dirty.ratio",
            "0.2"));
  }

  private static Map<String, String> kept(Duration time) {
    return Map.of("cleanup.policy", "delete", "retention.ms", ms(time));
  }

  private static String ms(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
