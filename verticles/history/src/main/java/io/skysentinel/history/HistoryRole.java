package io.skysentinel.history;

import io.skysentinel.history.ask.HistoryRoutes;
import io.skysentinel.history.ask.stream.StreamMetrics;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Routes;
import io.vertx.core.Deployable;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From the log: the past. */
public final class HistoryRole implements Role {
  /** As {@code node.roles} calls it. */
  public static final String NAME = "history";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<ConfigPart<?>> config() {
    return List.of(HistoryConfig.PART);
  }

  @Override
  public RoleOnNode on(NodeContext node) {
    return new OnNode(node);
  }

  /** What writes the past, and who asks for it. */
  private static final class OnNode implements RoleOnNode {
    private final NodeContext node;
    private final NodePast past = new NodePast();
    private final NodePast played = new NodePast();
    private final NodeFlights flights = new NodeFlights();
    private volatile @Nullable HistoryVerticle verticle;

    OnNode(NodeContext node) {
      this.node = node;
    }

    @Override
    public Map<String, Supplier<Finding>> checks() {
      return Map.of(NAME, this::finding);
    }

    @Override
    public List<Routes> routes() {
      StreamMetrics metrics = new StreamMetrics(node.registry());
      Door door = new Door(node.connections(), this::rules, () -> true, metrics::refused);
      return List.of(
          new HistoryRoutes(past, played, flights, node.bus(), door, node.clocks(), metrics));
    }

    @Override
    public void configure(HttpServerOptions options) {
      HistoryRoutes.configure(options);
    }

    @Override
    public List<Deployable> verticles(LogAddress log) {
      HistoryVerticle made = new HistoryVerticle(log, node, past, played, flights);
      verticle = made;
      return List.of(made);
    }

    private Door.Rules rules() {
      return new Door.Rules(
          node.config().get(HistoryConfig.PART).maxStreams(),
          0,
          node.config().get(HttpConfig.PART).allowedOrigins());
    }

    private Finding finding() {
      HistoryVerticle made = verticle;
      return made == null ? Finding.NOT_STARTED : made.finding();
    }
  }
}
