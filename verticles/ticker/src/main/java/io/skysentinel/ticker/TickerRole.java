package io.skysentinel.ticker;

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

/** From the cache of the same node: frames for the bridges. */
public final class TickerRole implements Role {
  /** A node that starts anew has a new cache, and so a new epoch, anyway. */
  private static final int FIRST_START = 1;

  @Override
  public String name() {
    return "ticker";
  }

  @Override
  public List<ConfigPart<?>> config() {
    return List.of(TickerConfig.PART);
  }

  @Override
  public RoleOnNode on(NodeContext node) {
    return new OnNode(node);
  }

  private static final class OnNode implements RoleOnNode {
    private final NodeContext node;
    private volatile @Nullable TickerVerticle verticle;

    OnNode(NodeContext node) {
      this.node = node;
    }

    @Override
    public Map<String, Supplier<Finding>> checks() {
      return Map.of("ticker", this::finding);
    }

    private Finding finding() {
      TickerVerticle deployed = verticle;
      return deployed == null ? Finding.NOT_STARTED : deployed.finding();
    }

    @Override
    public List<Deployable> verticles(String bootstrap) {
      TickerVerticle made =
          new TickerVerticle(
              node.config(), node.bus(), node.registry(), node.clockMs(), FIRST_START);
      verticle = made;
      return List.of(made);
    }
  }
}
