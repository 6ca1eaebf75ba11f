package io.skysentinel.bridge.client;

import io.skysentinel.core.contract.BrowserAddresses;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client can subscribe to: the frames of a view, or the events of an address.
 *
 * @param address where a client of the event bus is told of it; empty where there is one topic only
 * @param view whose frames it tells, {@code null} when it tells events
 */
public record Topic(String address, @Nullable View view) {

  private static final Set<String> EVENTS =
      Set.of(BrowserAddresses.STATUS, BrowserAddresses.ANOMALY, BrowserAddresses.WINDOW);
  private static final Topic WORLD =
      new Topic(BrowserAddresses.delta(BrowserAddresses.WORLD), View.WORLD);

  /** The only topic of a client that has no addresses. */
  public static Topic of(View view) {
    return new Topic("", view);
  }

  /** What a client of the event bus is told at that address, {@code null} when nothing is. */
  public static @Nullable Topic at(String address) {
    if (EVENTS.contains(address)) {
      return new Topic(address, null);
    }
    if (address.equals(WORLD.address)) {
      return WORLD;
    }
    if (!address.startsWith(BrowserAddresses.DELTA_PREFIX)) {
      return null;
    }
    int tile = Tiles.parse(address.substring(BrowserAddresses.DELTA_PREFIX.length()));
    return tile == Frame.NO_TILE ? null : new Topic(address, View.of(tile));
  }
}
