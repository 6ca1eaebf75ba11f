package io.skysentinel.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigLoaderTest {
  private static final BoundingBox NEW_YORK = new BoundingBox(40.4, 41.2, -74.5, -73.5);

  @Test
  void everyDefaultReachesTheRecords() throws ConfigException {
    SkyConfig config = ConfigLoader.load(null, Map.of()).config();

    assertThat(config)
        .isEqualTo(
            new SkyConfig(
                new NodeConfig("", List.of(Role.values()), 10, NodeConfig.Transport.NATIVE),
                new HttpConfig("127.0.0.1", 8000, List.of()),
                new KafkaConfig(
                    "",
                    -1,
                    new KafkaConfig.Topics(
                        "flights.state", "flights.updates", "flights.deadletter")),
                new ClusterConfig(false, "skysentinel", "127.0.0.1", 5701, List.of()),
                new PublisherConfig(
                    200_000,
                    PublisherConfig.WhenFull.PAUSE,
                    5,
                    131_072,
                    PublisherConfig.Compression.LZ4),
                new CacheConfig(60),
                new TickerConfig(200),
                new BridgeConfig(5, 300, 33_554_432, 20_000, 0, 4_096, 20, 0, 60),
                new PageConfig("", ""),
                new LoggingConfig("info", Map.of()),
                List.of("simulator"),
                defaultFeeds()));
  }

  @Test
  void aCacheAndItsTickerMayBeAloneOnANode() throws ConfigException {
    assertThat(ConfigLoader.load(null, Map.of("ROLES", "ticker,cache")).config().node().roles())
        .containsExactly(Role.TICKER, Role.CACHE);
    assertThat(ConfigLoader.load(null, Map.of("ROLES", "poller,bridge")).config().node().roles())
        .containsExactly(Role.POLLER, Role.BRIDGE);
  }

  private static Map<String, FeedConfig> defaultFeeds() {
    return Map.of(
        "opensky",
        new FeedConfig.OpenSky(
            "https://opensky-network.org/api/states/all",
            "https://auth.opensky-network.org/auth/realms/opensky-network/protocol/openid-connect/token",
            "",
            "",
            NEW_YORK,
            null,
            10,
            30,
            33_554_432),
        "readsb",
        new FeedConfig.Readsb("http://127.0.0.1:8080/data/aircraft.json", 1, 10, 16_777_216),
        "adsb-v2",
        new FeedConfig.AdsbV2("https://api.adsb.lol", 40.8, -74, 40, 2, 10, 16_777_216),
        "sbs",
        new FeedConfig.Sbs("127.0.0.1", 30003, 90),
        "replay",
        new FeedConfig.Replay("", 1, true, true, 60),
        "simulator",
        new FeedConfig.Simulator(1, 250, NEW_YORK, 1, 0.2, 1, true, ""));
  }
}
