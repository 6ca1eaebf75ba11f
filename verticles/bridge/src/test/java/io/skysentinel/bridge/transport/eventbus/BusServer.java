package io.skysentinel.bridge.transport.eventbus;

import static io.skysentinel.bridge.transport.eventbus.ScriptedTicker.sighting;
import static org.awaitility.Awaitility.await;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.SkyConfig;
import java.time.Duration;
import java.util.List;

/** A bridge with a scripted ticker behind it. */
final class BusServer extends BridgeFixture {
  final ScriptedTicker ticker;

  BusServer() {
    this(new ScriptedTicker(), SkyConfig.defaults().get(AuthConfig.PART));
  }

  /** One that serves the aircraft a00001. */
  static BusServer ofOneAircraft() {
    return ofOneAircraft(SkyConfig.defaults().get(AuthConfig.PART));
  }

  /** The same, to those who may come in. */
  static BusServer ofOneAircraft(AuthConfig auth) {
    BusServer server = new BusServer(new ScriptedTicker(), auth);
    server.ticker.upsert(sighting("a00001", "ONE", 100));
    await().atMost(Duration.ofSeconds(60)).until(server.hub::isReady);
    return server;
  }

  private BusServer(ScriptedTicker ticker, AuthConfig auth) {
    super(SkyConfig.defaults().get(BridgeConfig.PART), List.of(), ticker, auth);
    this.ticker = ticker;
    ticker.subscribed().await();
  }
}
