package io.skysentinel.platform.config;

import com.fasterxml.jackson.annotation.JsonProperty;

/** One kind of verticle, in the order of the way of the data. */
public enum Role {
  /** From the feeds into the log. */
  @JsonProperty("poller")
  POLLER,
  /** From the log: what is known of each aircraft. */
  @JsonProperty("cache")
  CACHE,
  /** From the cache of the same node: frames for the bridges. */
  @JsonProperty("ticker")
  TICKER,
  /** From the tickers of all nodes to the clients. */
  @JsonProperty("bridge")
  BRIDGE
}
