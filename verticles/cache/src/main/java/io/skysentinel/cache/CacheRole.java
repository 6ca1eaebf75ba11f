package io.skysentinel.cache;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.vertx.core.Deployable;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    return new OnNode(node);
  }

  private static final class OnNode implements RoleOnNode {
    private final NodeContext node;
    private volatile @Nullable CacheVerticle verticle;

    OnNode(NodeContext node) {
      this.node = node;
    }

    @Override
    public Map<String, Supplier<Finding>> checks() {
      return Map.of("cache", this::finding);
    }

    private Finding finding() {
      CacheVerticle deployed = verticle;
      return deployed == null ? Finding.NOT_STARTED : deployed.finding();
    }

    @Override
    public List<Deployable> verticles(String bootstrap) {
      CacheVerticle made =
          new CacheVerticle(
              bootstrap, node.config(), node.bus(), node.registry(), node.clockMs(), node.peers());
      verticle = made;
      return List.of(made);
    }
  }
}
