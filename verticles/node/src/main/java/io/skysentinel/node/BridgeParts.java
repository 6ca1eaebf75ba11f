package io.skysentinel.node;

import io.micrometer.core.instrument.MeterRegistry;
import io.skysentinel.bridge.eventbus.EventBusRoutes;
import io.skysentinel.bridge.hub.BridgeMetrics;
import io.skysentinel.bridge.hub.BusFrames;
import io.skysentinel.bridge.hub.LiveHub;
import io.skysentinel.bridge.hub.LiveRoutes;
import io.skysentinel.bridge.hub.Turnstile;
import io.skysentinel.bridge.page.StaticRoutes;
import io.skysentinel.bridge.page.WebRoot;
import io.skysentinel.bridge.rest.HubFlights;
import io.skysentinel.bridge.rest.RestRoutes;
import io.skysentinel.bridge.rest.StatusRoutes;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.SilentShard;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.BridgeConfig;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.health.Finding;
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
