package io.skysentinel.ticker;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.role.VerticleOnNode;
import java.util.List;
import java.util.Map;

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
    return new VerticleOnNode<>(
        Map.of("ticker", TickerVerticle::finding),
        log ->
            new TickerVerticle(
                node.config(), node.bus(), node.registry(), node.clockMs(), FIRST_START));
  }
}
