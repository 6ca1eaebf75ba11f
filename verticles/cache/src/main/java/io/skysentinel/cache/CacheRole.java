package io.skysentinel.cache;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.role.VerticleOnNode;
import java.util.List;
import java.util.Map;

/** From the log: what is known of each aircraft. */
public final class CacheRole implements Role {
  @Override
  public String name() {
    return "cache";
  }

  @Override
  public List<ConfigPart<?>> config() {
    return List.of(CacheConfig.PART);
  }

  @Override
  public RoleOnNode on(NodeContext node) {
    return new VerticleOnNode<>(
        Map.of("cache", CacheVerticle::finding),
        log ->
            new CacheVerticle(
                log, node.config(), node.bus(), node.registry(), node.clockMs(), node.peers()));
  }
}
