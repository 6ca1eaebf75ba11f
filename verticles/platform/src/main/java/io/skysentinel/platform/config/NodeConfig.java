package io.skysentinel.platform.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What this node is.
 *
 * @param name how it is called in logs and on the status panel; empty: made from host and pid
 * @param roles the verticles that it runs
 * @param transport how it speaks to the network
 */
public record NodeConfig(String name, List<Role> roles, int shutdownSeconds, Transport transport) {

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
