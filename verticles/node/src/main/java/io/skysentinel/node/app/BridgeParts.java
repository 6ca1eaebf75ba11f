package io.skysentinel.node.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.node.bridge.BridgeMetrics;
import io.skysentinel.node.bridge.BusFrames;
import io.skysentinel.node.bridge.LiveHub;
import io.skysentinel.node.bridge.LiveRoutes;
import io.skysentinel.node.bridge.Turnstile;
import io.skysentinel.node.bus.Bus;
import io.skysentinel.node.config.BridgeConfig;
import io.skysentinel.node.config.LiveConfig;
import io.skysentinel.node.eventbus.EventBusRoutes;
import io.skysentinel.node.ops.Finding;
import io.skysentinel.node.rest.HubFlights;
import io.skysentinel.node.rest.RestRoutes;
import io.skysentinel.node.rest.StatusRoutes;
import io.skysentinel.node.web.Routes;
import io.skysentinel.node.web.StaticRoutes;
import io.skysentinel.node.web.WebRoot;
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
    BridgeConfig limits = config.current().bridge();
    this.hub =
        new LiveHub(
            new BusFrames(bus, Addresses.SHARDS),
            new FrameRing.Limits(limits.ringFrames(), limits.ringBytes()),
            System::currentTimeMillis,
            registry);
  }

  LiveHub hub() {
    return hub;
  }

  /** All the ways in, which share the limits of who may come. */
  List<Routes> routes() {
    BridgeMetrics metrics = new BridgeMetrics(registry);
    Turnstile turnstile = new Turnstile(config, metrics);
    return List.of(
        new LiveRoutes(hub, config, turnstile, metrics, System::currentTimeMillis),
        new EventBusRoutes(hub, config, bus, turnstile, metrics, System::currentTimeMillis),
        new StatusRoutes(bus, System::currentTimeMillis),
        new RestRoutes(new HubFlights(hub), config, System::currentTimeMillis),
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
