package io.skysentinel.bridge.eventbus;

import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a browser can register for.
 *
 * @param view whose frames it tells, {@code null} when it tells events
 */
record Channel(String address, @Nullable View view) {
  private static final Set<String> EVENTS =
      Set.of(BrowserAddresses.STATUS, BrowserAddresses.ANOMALY, BrowserAddresses.WINDOW);
  private static final Channel WORLD =
      new Channel(BrowserAddresses.delta(BrowserAddresses.WORLD), View.WORLD);

  /** The channel of that address, {@code null} when browsers get nothing there. */
  static @Nullable Channel at(String address) {
    if (EVENTS.contains(address)) {
      return new Channel(address, null);
    }
    if (address.equals(WORLD.address)) {
      return WORLD;
    }
    if (!address.startsWith(BrowserAddresses.DELTA_PREFIX)) {
      return null;
    }
    int tile = Tiles.parse(address.substring(BrowserAddresses.DELTA_PREFIX.length()));
    return tile == Frame.NO_TILE ? null : new Channel(address, View.of(tile));
  }
}
