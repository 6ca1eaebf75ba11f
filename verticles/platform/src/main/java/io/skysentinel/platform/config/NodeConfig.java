package io.skysentinel.platform.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What this node is.
 *
 * @param name how it is called in logs and on the status panel; empty: made from host and pid
 * @param roles the names of what it does
 * @param transport how it speaks to the network
 */
public record NodeConfig(
    String name, List<String> roles, int shutdownSeconds, Transport transport) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<NodeConfig> PART = ConfigPart.of("node", NodeConfig.class);

  /** The key of the roles. */
  public static final List<String> ROLES = List.of("node", "roles");

  /** Ways to the network. */
  public enum Transport {
    @JsonProperty("native")
    NATIVE,
    @JsonProperty("io_uring")
    IO_URING,
    @JsonProperty("jdk")
    JDK
  }

  public NodeConfig {
    roles = List.copyOf(roles);
  }
}
