package io.skysentinel.node.config;

import java.util.List;

/**
 * What this node is.
 *
 * @param name how it is called in logs and on the status panel; empty: made from host and pid
 * @param roles the verticles that it runs
 */
public record NodeConfig(String name, List<Role> roles, int shutdownSeconds) {

  public NodeConfig {
    roles = List.copyOf(roles);
  }
}
