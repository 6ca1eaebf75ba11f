package io.skysentinel.platform.config;

import java.util.List;
import java.util.Map;

/** The whole configuration of a node; made once from a valid document, swapped whole. */
public record SkyConfig(
    NodeConfig node,
    HttpConfig http,
    KafkaConfig kafka,
    ClusterConfig cluster,
    PublisherConfig publisher,
    CacheConfig cache,
    TickerConfig ticker,
    BridgeConfig bridge,
    PageConfig page,
    LoggingConfig logging,
    List<String> activeFeeds,
    Map<String, FeedConfig> feeds) {

  public SkyConfig {
    activeFeeds = List.copyOf(activeFeeds);
    feeds = Map.copyOf(feeds);
  }
}
