package io.skysentinel.ticker;

import io.skysentinel.platform.config.ConfigPart;

/**
 * How often changes leave for the clients.
 *
 * @param intervalMs the shortest time between two frames
 */
public record TickerConfig(int intervalMs) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<TickerConfig> PART = ConfigPart.of("ticker", TickerConfig.class);
}
