package io.skysentinel.platform.config;

import java.util.List;

/**
 * Where the node answers HTTP, and whom.
 *
 * @param port 0 takes any free one
 * @param allowedOrigins web pages of other origins that may use the node; {@code *} allows any
 * @param allowedHosts names of this node besides those that only its own network can give it
 * @param trustedProxies whose word is taken for whom they ask, as addresses or networks
 */
public record HttpConfig(
    String host,
    int port,
    List<String> allowedOrigins,
    List<String> allowedHosts,
    List<String> trustedProxies,
    Limits limits) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<HttpConfig> PART = ConfigPart.of("http", HttpConfig.class);

  public HttpConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
    allowedHosts = List.copyOf(allowedHosts);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /**
   * What connections may cost.
   *
   * @param connections how many there may be
   * @param connectionsPerAddress how many of them may come from one address; 0: no limit
   * @param requestSeconds how long a request may take to come
   * @param keepAliveSeconds how long a connection is kept that asks for nothing
   * @param unreadSeconds how long an answer may wait of which nothing is read
   * @param memoryPercent what clients may make the node keep, as a share of the largest heap
   * @param requestsPerAddress how many requests a second an address may send for long; 0: no limit
   * @param requestsPerName the same of somebody who has shown who they are
   */
  public record Limits(
      int connections,
      int connectionsPerAddress,
      int requestSeconds,
      int keepAliveSeconds,
      int unreadSeconds,
      int memoryPercent,
      int requestsPerAddress,
      int requestsPerName) {}
}
