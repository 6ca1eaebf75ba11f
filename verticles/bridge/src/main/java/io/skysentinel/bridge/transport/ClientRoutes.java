package io.skysentinel.bridge.transport;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.client.BridgeMetrics;
import io.skysentinel.bridge.client.ClientLoop;
import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.platform.time.Clocks;
import io.skysentinel.platform.web.Routes;
import io.skysentinel.platform.web.WebLoop;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Supplier;

/** The ways in for clients. On each event loop the clients of all transports are one machine's. */
public final class ClientRoutes implements Routes {
  private final Hub hub;
  private final Supplier<BridgeConfig> limits;
  private final BridgeMetrics metrics;
  private final Clocks clocks;
  private final List<ClientTransport> transports;

  public ClientRoutes(
      Hub hub,
      Supplier<BridgeConfig> limits,
      BridgeMetrics metrics,
      Clocks clocks,
      List<ClientTransport> transports) {
    this.hub = hub;
    this.limits = limits;
    this.metrics = metrics;
    this.clocks = clocks;
    this.transports = List.copyOf(transports);
  }

  @Override
  public void mount(Router router, WebLoop loop) {
    ClientLoop clients = ClientLoop.start(loop, hub, clocks, limits, metrics);
    transports.forEach(transport -> transport.mount(router, loop, clients));
  }
}
