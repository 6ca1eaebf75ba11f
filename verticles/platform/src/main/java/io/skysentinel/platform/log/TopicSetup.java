package io.skysentinel.platform.log;

import io.skysentinel.platform.config.KafkaConfig;
import io.vertx.core.Future;
import io.vertx.kafka.admin.Config;
import io.vertx.kafka.admin.ConfigEntry;
import io.vertx.kafka.admin.KafkaAdminClient;
import io.vertx.kafka.admin.TopicDescription;
import io.vertx.kafka.client.common.ConfigResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates the topics that are missing and says where existing ones differ from the design. */
final class TopicSetup {
  private final KafkaAdminClient admin;
  private final Admin kafka;
  private final KafkaConfig config;
  private final List<TopicSpec> specs;

  /**
   * @param kafka the client inside {@code admin}, which cannot leave the replication to the broker
   */
  TopicSetup(KafkaAdminClient admin, Admin kafka, KafkaConfig config, List<TopicSpec> specs) {
    this.admin = admin;
    this.kafka = kafka;
    this.config = config;
    this.specs = List.copyOf(specs);
  }

  /** Completes with what differs, in words; topics that are not ours to change are left alone. */
  Future<List<String>> ensure() {
    return admin
        .listTopics()
        .compose(existing ->
            create(specs.stream().filter(spec -> !existing.contains(spec.name())).toList())
                .compose(done -> compare(present(specs, existing))));
  }

  private static List<TopicSpec> present(List<TopicSpec> specs, Set<String> existing) {
    return specs.stream().filter(spec -> existing.contains(spec.name())).toList();
  }

  private Future<Void> create(List<TopicSpec> missing) {
    if (missing.isEmpty()) {
      return Future.succeededFuture();
    }
    Optional<Short> replication =
        config.replicationFactor() < 0
            ? Optional.empty()
            : Optional.of((short) config.replicationFactor());
    List<NewTopic> topics =
        missing.stream()
            .map(spec ->
                new NewTopic(spec.name(), Optional.of(spec.partitions()), replication)
                    .configs(spec.settings()))
            .toList();
    return Future.fromCompletionStage(kafka.createTopics(topics).all().toCompletionStage())
        .recover(failure ->
            // Another node was quicker; it wants the same.
            failure instanceof TopicExistsException
                ? Future.succeededFuture()
                : Future.failedFuture(failure));
  }

  private Future<List<String>> compare(List<TopicSpec> specs) {
    if (specs.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    List<ConfigResource> resources =
        names.stream()
            .map(name ->
                new ConfigResource(org.apache.kafka.common.config.ConfigResource.Type.TOPIC, name))
            .toList();
    return admin
        .describeTopics(names)
        .compose(topics ->
            admin
                .describeConfigs(resources)
                .map(configs -> differences(specs, topics, byTopic(configs))));
  }

  private static Map<String, Config> byTopic(Map<ConfigResource, Config> configs) {
    return configs.entrySet().stream()
        .collect(Collectors.toMap(entry -> entry.getKey().getName(), Map.Entry::getValue));
  }

  private static List<String> differences(
      List<TopicSpec> specs, Map<String, TopicDescription> topics, Map<String, Config> configs) {
    List<String> differences = new ArrayList<>();
    for (TopicSpec spec : specs) {
      TopicDescription topic = topics.get(spec.name());
      if (topic != null && topic.getPartitions().size() != spec.partitions()) {
        differences.add(
            "topic %s has %d partitions; SkySentinel expects %d"
                .formatted(spec.name(), topic.getPartitions().size(), spec.partitions()));
      }
      Config config = configs.get(spec.name());
      if (config != null) {
        differences.addAll(differences(spec, config));
      }
    }
    return differences;
  }

  private static List<String> differences(TopicSpec spec, Config config) {
    Map<String, String> found =
        config.getEntries().stream()
            .filter(entry -> entry.getValue() != null)
            .collect(Collectors.toMap(ConfigEntry::getName, ConfigEntry::getValue));
    return spec.settings().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(wanted -> differs(wanted.getValue(), found.get(wanted.getKey())))
        .map(wanted ->
            "topic %s has %s=%s; SkySentinel expects %s"
                .formatted(
                    spec.name(), wanted.getKey(), found.get(wanted.getKey()), wanted.getValue()))
        .toList();
  }

  /** A setting that this kind of broker does not know is not a difference. */
  private static boolean differs(String wanted, @Nullable String found) {
    return found != null && !found.equals(wanted);
  }
}
