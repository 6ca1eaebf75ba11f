package io.skysentinel.poller;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.role.VerticleOnNode;
import io.skysentinel.poller.log.PublisherConfig;
import java.util.List;
import java.util.Map;

/** From the feeds into the log. */
public final class PollerRole implements Role {
  @Override
  public String name() {
    return "poller";
  }

  @Override
  public List<ConfigPart<?>> config() {
    return List.of(PublisherConfig.PART, FeedsConfig.PART);
  }

  @Override
  public RoleOnNode on(NodeContext node) {
    return new VerticleOnNode<>(
        Map.of("log", PollerVerticle::logFinding, "feeds", PollerVerticle::feedsFinding),
        log -> new PollerVerticle(log, node));
  }
}
