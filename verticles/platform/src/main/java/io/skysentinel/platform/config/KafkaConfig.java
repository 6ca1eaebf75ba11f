package io.skysentinel.platform.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.platform.config.schema.ConfigDraft;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The durable log.
 *
 * @param bootstrap {@code host:port[,host:port]}; empty only where a broker is started in the
 *     process
 * @param replicationFactor of topics that we create; -1 leaves it to the broker
 * @param security how the broker is spoken to
 */
public record KafkaConfig(
    String bootstrap, int replicationFactor, Topics topics, LogSecurity security) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<KafkaConfig> PART =
      ConfigPart.of("kafka", KafkaConfig.class, KafkaConfig::check);

  /** The names of the topics. */
  public record Topics(
      String state,
      String updates,
      String processed,
      String anomalies,
      String models,
      String deadletter) {
    /** The keys under which they stand, in their order. */
    static final List<String> KEYS =
        List.of("state", "updates", "processed", "anomalies", "models", "deadletter");
  }

  private static void check(ConfigDraft draft) {
    checkTopics(draft);
    LogSecurity.check(draft);
  }

  /** Two topics of one name would mix what is told apart by the topic. */
  private static void checkTopics(ConfigDraft draft) {
    Map<String, String> taken = new HashMap<>();
    for (String topic : Topics.KEYS) {
      List<String> path = List.of("kafka", "topics", topic);
      JsonNode name = draft.at(path);
      if (name.isTextual()) {
        String other = taken.putIfAbsent(name.asText(), draft.nameOf(path));
        if (other != null) {
          draft.wrong(path, "expected another name than that of " + other);
        }
      }
    }
  }
}
