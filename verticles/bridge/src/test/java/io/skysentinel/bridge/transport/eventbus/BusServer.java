package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.platform.config.SkyConfig;
import java.time.Duration;
import java.util.List;

/** A bridge with a scripted ticker behind it. */
final class BusServer extends BridgeFixture {
  final ScriptedTicker ticker;

  BusServer() {
    this(new ScriptedTicker());
  }

  /** One that serves the aircraft a00001. */
  static BusServer ofOneAircraft() {
    BusServer server = new BusServer();
    server.ticker.upsert(sighting("a00001", "ONE", 100));
    await().atMost(Duration.ofSeconds(60)).until(server.hub::isReady);
    return server;
  }

  private BusServer(ScriptedTicker ticker) {
    super(SkyConfig.defaults().get(BridgeConfig.PART), List.of(), ticker);
    this.ticker = ticker;
    ticker.subscribed().await();
  }
}
