package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.client.Topic;
import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser can register for. */
final class BusAddresses {
  private static final Set<String> EVENTS =
      Set.of(BrowserAddresses.STATUS, BrowserAddresses.ANOMALY, BrowserAddresses.WINDOW);
  private static final Topic WORLD =
      new Topic(BrowserAddresses.delta(BrowserAddresses.WORLD), View.WORLD);

  private BusAddresses() {}

  /** What is told at that address, {@code null} when browsers are told nothing there. */
  static @Nullable Topic topic(String address) {
    if (EVENTS.contains(address)) {
      return new Topic(address, null);
    }
    if (address.equals(WORLD.address())) {
      return WORLD;
    }
    if (!address.startsWith(BrowserAddresses.DELTA_PREFIX)) {
      return null;
    }
    int tile = Tiles.parse(address.substring(BrowserAddresses.DELTA_PREFIX.length()));
    return tile == Frame.NO_TILE ? null : new Topic(address, View.of(tile));
  }
}
