package io.skysentinel.bridge.transport;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The ways in for clients. On each event loop the clients of all transports are one machine's. */
public final class ClientRoutes implements Routes {
  private final Hub hub;
  private final Supplier<BridgeConfig> limits;
  private final BridgeMetrics metrics;
  private final LongSupplier clock;
  private final List<ClientTransport> transports;

  public ClientRoutes(
      Hub hub,
      Supplier<BridgeConfig> limits,
      BridgeMetrics metrics,
      LongSupplier clock,
      List<ClientTransport> transports) {
    this.hub = hub;
    this.limits = limits;
    this.metrics = metrics;
    this.clock = clock;
    this.transports = List.copyOf(transports);
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    ClientLoop clients = ClientLoop.start(loop, hub, clock, limits, metrics);
    transports.forEach(transport -> transport.mount(router, loop, clients));
  }
}
