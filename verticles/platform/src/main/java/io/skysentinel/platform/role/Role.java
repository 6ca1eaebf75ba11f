package io.skysentinel.platform.role;

import io.skysentinel.platform.config.ConfigPart;
import java.util.List;

/** One kind of work that a node can do. The node knows its roles by a list of these alone. */
public interface Role {

  /** As {@code node.roles} calls it. */
  String name();

  /** The parts of the configuration that are its own. */
  List<ConfigPart<?>> config();

  /** Makes its parts for a node that has the role; nothing is started yet. */
  RoleOnNode on(NodeContext node);
}
