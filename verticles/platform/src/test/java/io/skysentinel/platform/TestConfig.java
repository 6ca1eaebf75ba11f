package io.skysentinel.platform;

import io.skysentinel.platform.config.BridgeConfig;
import io.skysentinel.platform.config.CacheConfig;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.FeedConfig;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LoggingConfig;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.PageConfig;
import io.skysentinel.platform.config.PublisherConfig;
import io.skysentinel.platform.config.PublisherConfig.Compression;
import io.skysentinel.platform.config.PublisherConfig.WhenFull;
import io.skysentinel.platform.config.Role;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.TickerConfig;
import java.util.List;
import java.util.Map;

/** Configurations for tests that are about something else. */
public final class TestConfig {
  /** The defaults. */
  public static final BridgeConfig BRIDGE =
      new BridgeConfig(5, 300, 1 << 25, 20_000, 0, 4_096, 20, 0, 60);

  private TestConfig() {}

  public static SkyConfig withPublisher(int bufferStates, WhenFull whenFull) {
    return config(bufferStates, whenFull, List.of(), Map.of());
  }

  public static SkyConfig withFeeds(List<String> active, Map<String, FeedConfig> feeds) {
    return config(1_000, WhenFull.PAUSE, active, feeds);
  }

  public static SkyConfig withHttpPort(int port) {
    return withBridge(new HttpConfig("127.0.0.1", port, List.of()), BRIDGE);
  }

  /** The other parts as they are by default. */
  public static SkyConfig withBridge(HttpConfig http, BridgeConfig bridge) {
    SkyConfig config = withFeeds(List.of(), Map.of());
    return new SkyConfig(
        config.node(),
        http,
        config.kafka(),
        config.cluster(),
        config.publisher(),
        config.cache(),
        config.ticker(),
        bridge,
        config.page(),
        config.logging(),
        config.activeFeeds(),
        config.feeds());
  }

  private static SkyConfig config(
      int bufferStates, WhenFull whenFull, List<String> active, Map<String, FeedConfig> feeds) {
    return new SkyConfig(
        new NodeConfig("test", List.of(Role.POLLER), 10, NodeConfig.Transport.NATIVE),
        new HttpConfig("127.0.0.1", 0, List.of()),
        new KafkaConfig(
            "127.0.0.1:1",
            -1,
            new KafkaConfig.Topics("flights.state", "flights.updates", "flights.deadletter")),
        new ClusterConfig(false, "test", "127.0.0.1", 5701, List.of()),
        new PublisherConfig(bufferStates, whenFull, 0, 16_384, Compression.NONE),
        new CacheConfig(60),
        new TickerConfig(200),
        BRIDGE,
        new PageConfig("", ""),
        new LoggingConfig("info", Map.of()),
        active,
        feeds);
  }
}
