package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.transport.BridgeFixture;
import io.skysentinel.platform.config.SkyConfig;
import java.util.List;

/** A bridge with a scripted ticker behind it. */
final class BusServer extends BridgeFixture {
  final ScriptedTicker ticker;

  BusServer() {
    this(new ScriptedTicker());
  }

  private BusServer(ScriptedTicker ticker) {
    super(SkyConfig.defaults().get(BridgeConfig.PART), List.of(), ticker);
    this.ticker = ticker;
    ticker.subscribed().await();
  }
}
