package io.skysentinel.bridge;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.frames.BusFrames;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.frames.HubVerticle;
import io.skysentinel.bridge.frames.LiveHub;
import io.skysentinel.bridge.page.PageConfig;
import io.skysentinel.bridge.page.StaticRoutes;
import io.skysentinel.bridge.page.WebRoot;
import io.skysentinel.bridge.questions.HistoryQuestions;
import io.skysentinel.bridge.questions.QuestionHandler;
import io.skysentinel.bridge.questions.Questions;
import io.skysentinel.bridge.questions.SnapshotQuestions;
import io.skysentinel.bridge.rest.RestRoutes;
import io.skysentinel.bridge.rest.StatusRoutes;
import io.skysentinel.bridge.transport.ClientRoutes;
import io.skysentinel.bridge.transport.ClientTransport;
import io.skysentinel.bridge.transport.eventbus.EventBusTransport;
import io.skysentinel.bridge.transport.sse.EventStreamTransport;
import io.skysentinel.bridge.transport.websocket.WebSocketTransport;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.log.LogAddress;
import io.skysentinel.platform.role.NodeContext;
import io.skysentinel.platform.role.Role;
import io.skysentinel.platform.role.RoleOnNode;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Routes;
import io.vertx.core.Deployable;
import io.vertx.core.http.HttpServerOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** From the tickers of all nodes to the clients. */
public final class BridgeRole implements Role {

  @Override
  public String name() {
    return "bridge";
  }

  @Override
  public List<ConfigPart<?>> config() {
    return List.of(BridgeConfig.PART, PageConfig.PART);
  }

  @Override
  public RoleOnNode on(NodeContext node) {
    return new OnNode(node);
  }

  /** What clients can ask. */
  public static List<QuestionHandler> questions(Hub hub, Bus bus) {
    List<QuestionHandler> questions = new ArrayList<>(List.of(new SnapshotQuestions(hub)));
    BrowserAddresses.HISTORY_QUESTIONS.forEach(
        name -> questions.add(new HistoryQuestions(bus, name)));
    return questions;
  }

  /** The ways in for clients. */
  public static List<ClientTransport> transports(
      Bus bus, List<QuestionHandler> questions, Door door, BridgeMetrics metrics, Clocks clocks) {
    return List.of(
        new WebSocketTransport(door, metrics),
        new EventStreamTransport(door, metrics),
        new EventBusTransport(bus, new Questions(questions), door, metrics, clocks.steadyMs()));
  }

  /** The hub, and the ways in to it. */
  private static final class OnNode implements RoleOnNode {
    private final NodeContext node;
    private final LiveHub hub;
    private final StaticRoutes page;

    OnNode(NodeContext node) {
      this.node = node;
      BridgeConfig limits = limits();
      this.hub =
          new LiveHub(
              new BusFrames(node.bus(), Addresses.SHARDS),
              new FrameRing.Limits(limits.ringFrames(), limits.ringBytes()),
              node.clockMs(),
              node.registry());
      this.page =
          new StaticRoutes(
              WebRoot.load(BridgeRole.class.getClassLoader()), node.config().get(PageConfig.PART));
      node.report().watchShards(hub::silentShards);
    }

    private BridgeConfig limits() {
      return node.config().get(BridgeConfig.PART);
    }

    private Door.Rules rules() {
      return new Door.Rules(
          limits().maxClients(),
          limits().maxClientsPerAddress(),
          node.config().get(HttpConfig.PART).allowedOrigins());
    }

    /** All the ways in, which share the limits of who may come. */
    @Override
    public List<Routes> routes() {
      BridgeMetrics metrics = new BridgeMetrics(node.registry());
      Door door = new Door(node.connections(), this::rules, hub::isOpen, metrics::rejected);
      return List.of(
          new ClientRoutes(
              hub,
              this::limits,
              metrics,
              node.clocks(),
              transports(node.bus(), questions(hub, node.bus()), door, metrics, node.clocks())),
          new StatusRoutes(node.bus(), node.clockMs()),
          new RestRoutes(hub, door, node.clockMs()),
          page);
    }

    @Override
    public boolean isPage(String path) {
      return page.serves(path);
    }

    @Override
    public void configure(HttpServerOptions options) {
      WebSocketTransport.configure(options, limits());
    }

    @Override
    public boolean servesManyClients() {
      return true;
    }

    @Override
    public List<String> announcements(String address) {
      return List.of("Live aircraft at %s/flights, API at %s/api".formatted(address, address));
    }

    @Override
    public Map<String, Supplier<Finding>> checks() {
      return Map.of("bridge", this::finding);
    }

    @Override
    public List<Deployable> verticles(LogAddress log) {
      return List.of(new HubVerticle(hub));
    }

    private Finding finding() {
      if (!hub.isOpen()) {
        return Finding.down("no cache has told of aircraft yet");
      }
      if (!hub.isReady()) {
        return Finding.degraded("the aircraft change hands; clients wait for the new owner");
      }
      List<SilentShard> silent = hub.silentShards();
      return silent.isEmpty()
          ? Finding.up("frames come from all shards")
          : Finding.degraded(
              silent.stream().map(SilentShard::problem).collect(Collectors.joining("; ")));
    }
  }
}
