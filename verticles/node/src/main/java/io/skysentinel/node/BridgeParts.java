package io.skysentinel.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.ClientRoutes;
import io.skysentinel.bridge.frames.BusFrames;
import io.skysentinel.bridge.frames.LiveHub;
import io.skysentinel.bridge.page.StaticRoutes;
import io.skysentinel.bridge.page.WebRoot;
import io.skysentinel.bridge.questions.Questions;
import io.skysentinel.bridge.questions.SnapshotQuestions;
import io.skysentinel.bridge.rest.HubFlights;
import io.skysentinel.bridge.rest.RestRoutes;
import io.skysentinel.bridge.rest.StatusRoutes;
import io.skysentinel.bridge.transport.eventbus.EventBusTransport;
import io.skysentinel.bridge.transport.sse.EventStreamTransport;
import io.skysentinel.bridge.transport.websocket.WebSocketTransport;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.BridgeConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
import io.skysentinel.platform.web.Door;
import io.skysentinel.platform.web.Routes;
import java.util.List;
import java.util.stream.Collectors;

/** What a bridge is made of: the hub, the ways in to it, and what health says of it. */
final class BridgeParts {
  private final LiveConfig config;
  private final Bus bus;
  private final MeterRegistry registry;
  private final LiveHub hub;

  BridgeParts(LiveConfig config, Bus bus, MeterRegistry registry) {
    this.config = config;
    this.bus = bus;
    this.registry = registry;
    BridgeConfig limits = limits();
    this.hub =
        new LiveHub(
            new BusFrames(bus, Addresses.SHARDS),
            new FrameRing.Limits(limits.ringFrames(), limits.ringBytes()),
            System::currentTimeMillis,
            registry);
  }

  private BridgeConfig limits() {
    return config.current().bridge();
  }

  private Door.Rules rules() {
    return new Door.Rules(
        limits().maxClients(),
        limits().maxClientsPerAddress(),
        config.current().http().allowedOrigins());
  }

  LiveHub hub() {
    return hub;
  }

  /** All the ways in, which share the limits of who may come. */
  List<Routes> routes() {
    BridgeMetrics metrics = new BridgeMetrics(registry);
    Door door = new Door(this::rules, hub::isOpen, metrics::rejected);
    Questions questions = new Questions(List.of(new SnapshotQuestions(hub)));
    return List.of(
        new ClientRoutes(
            hub,
            this::limits,
            metrics,
            System::currentTimeMillis,
            List.of(
                new WebSocketTransport(door, metrics),
                new EventStreamTransport(door, metrics),
                new EventBusTransport(bus, questions, door, metrics))),
        new StatusRoutes(bus, System::currentTimeMillis),
        new RestRoutes(new HubFlights(hub), door, System::currentTimeMillis),
        new StaticRoutes(
            WebRoot.load(BridgeParts.class.getClassLoader()), config.current().page()));
  }

  Finding finding() {
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
