package io.skysentinel.platform.config;

import java.util.List;

/**
 * How nodes find each other (Hazelcast under the event bus).
 *
 * @param host the interface to bind
 * @param port Hazelcast's first port
 * @param members {@code host[:port]} of nodes to join
 */
public record ClusterConfig(
    boolean enabled, String name, String host, int port, List<String> members) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<ClusterConfig> PART =
      ConfigPart.of("cluster", ClusterConfig.class);

  public ClusterConfig {
    members = List.copyOf(members);
  }
}
