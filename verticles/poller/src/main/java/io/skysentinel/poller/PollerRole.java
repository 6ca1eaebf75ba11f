package io.skysentinel.poller;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.poller.feeds.FeedsConfig;
import io.skysentinel.poller.log.PublisherConfig;
import io.vertx.core.Deployable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    return new OnNode(node);
  }

  private static final class OnNode implements RoleOnNode {
    private final NodeContext node;
    private volatile @Nullable PollerVerticle verticle;

    OnNode(NodeContext node) {
      this.node = node;
    }

    @Override
    public Map<String, Supplier<Finding>> checks() {
      return Map.of(
          "log", () -> ask(PollerVerticle::logFinding),
          "feeds", () -> ask(PollerVerticle::feedsFinding));
    }

    private Finding ask(Function<PollerVerticle, Finding> question) {
      PollerVerticle deployed = verticle;
      return deployed == null ? Finding.NOT_STARTED : question.apply(deployed);
    }

    @Override
    public List<Deployable> verticles(String bootstrap) {
      PollerVerticle made =
          new PollerVerticle(
              bootstrap, node.config(), node.report(), node.registry(), node.clockMs());
      verticle = made;
      return List.of(made);
    }
  }
}
