package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.bridge.client.BridgeConfig;
import io.skysentinel.bridge.page.PageConfig;
import io.skysentinel.cache.CacheConfig;
import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.detector.DetectorConfig;
import io.skysentinel.history.HistoryConfig;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LogSecurity;
import io.skysentinel.platform.config.LoggingConfig;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.role.Role;
import io.skysentinel.poller.FeedsConfig;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.opensky.OpenSkyConfig;
import io.skysentinel.poller.feeds.receiver.AdsbV2Config;
import io.skysentinel.poller.feeds.receiver.ReadsbConfig;
import io.skysentinel.poller.feeds.receiver.SbsConfig;
import io.skysentinel.poller.feeds.recording.ReplayConfig;
import io.skysentinel.poller.feeds.simulated.SimulatorConfig;
import io.skysentinel.poller.log.PublisherConfig;
import io.skysentinel.ticker.TickerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** All roles together: their configuration is described, and nothing described is nobody's. */
class RolesTest {
  private static final BoundingBox NEW_YORK = new BoundingBox(40.4, 41.2, -74.5, -73.5);

  @Test
  void everyDefaultReachesTheRecords() throws ConfigException {
    SkyConfig config = load(Map.of());

    assertThat(config.get(NodeConfig.PART))
        .isEqualTo(
            new NodeConfig(
                "",
                List.of("poller", "cache", "ticker", "history", "detector", "bridge"),
                10,
                NodeConfig.Transport.NATIVE));
    assertThat(config.get(HttpConfig.PART))
        .isEqualTo(
            new HttpConfig(
                "127.0.0.1",
                8000,
                List.of(),
                List.of(),
                List.of("127.0.0.0/8", "::1"),
                new HttpConfig.Limits(21_000, 2_000, 10, 60, 30, 30, 0, 0)));
    assertThat(config.get(AuthConfig.PART))
        .isEqualTo(
            new AuthConfig(
                false,
                false,
                Set.of(),
                new AuthConfig.Tokens("", List.of(), 10, "sub", "roles", 86_400, List.of(), "", 60),
                new AuthConfig.Users("", "", 3_600, 43_200, false)));
    assertThat(config.get(TlsConfig.PART)).isEqualTo(new TlsConfig("", ""));
    assertThat(config.get(KafkaConfig.PART))
        .isEqualTo(
            new KafkaConfig(
                "",
                -1,
                new KafkaConfig.Topics(
                    "flights.state",
                    "flights.updates",
                    "flights.processed",
                    "flights.anomalies",
                    "skysentinel.models",
                    "flights.deadletter"),
                new LogSecurity(
                    LogSecurity.Protocol.PLAINTEXT, "SCRAM-SHA-512", "", "", "", "", "", "")));
    assertThat(config.get(ClusterConfig.PART))
        .isEqualTo(
            new ClusterConfig(
                false, "skysentinel", "127.0.0.1", 5701, List.of(), ClusterConfig.Tls.OFF));
    assertThat(config.get(PublisherConfig.PART))
        .isEqualTo(
            new PublisherConfig(
                200_000,
                PublisherConfig.WhenFull.PAUSE,
                5,
                131_072,
                PublisherConfig.Compression.LZ4));
    assertThat(config.get(CacheConfig.PART)).isEqualTo(new CacheConfig(60));
    assertThat(config.get(TickerConfig.PART)).isEqualTo(new TickerConfig(200));
    assertThat(config.get(HistoryConfig.PART))
        .isEqualTo(new HistoryConfig(new HistoryConfig.Database("", "", "", 8), 1, 30, 2_000, 200));
    assertThat(config.get(DetectorConfig.PART))
        .isEqualTo(
            new DetectorConfig(
                1_000, 15, 100, new DetectorConfig.Learned(true, 10, 5), DetectThresholds.DEFAULT));
    assertThat(config.get(BridgeConfig.PART))
        .isEqualTo(new BridgeConfig(5, 300, 33_554_432, 20_000, 0, 4_096, 20, 0, 60));
    assertThat(config.get(PageConfig.PART)).isEqualTo(new PageConfig("", ""));
    assertThat(config.get(LoggingConfig.PART)).isEqualTo(new LoggingConfig("info", Map.of()));
    assertThat(config.get(FeedsConfig.PART))
        .isEqualTo(new FeedsConfig(List.of("simulator"), defaultFeeds()));
  }

  @Test
  void aCacheAndItsTickerMayBeAloneOnANode() throws ConfigException {
    assertThat(load(Map.of("ROLES", "ticker,cache")).get(NodeConfig.PART).roles())
        .containsExactly("ticker", "cache");
    assertThat(load(Map.of("ROLES", "poller,bridge")).get(NodeConfig.PART).roles())
        .containsExactly("poller", "bridge");
  }

  @Test
  void theSchemaKnowsTheRolesThatThereAre() throws IOException {
    assertThat(schema().at("/properties/node/properties/roles/items/enum"))
        .isEqualTo(new ObjectMapper().valueToTree(names()));
  }

  @Test
  void noPartBelongsToTwoRoles() {
    assertThat(Roles.config()).doesNotHaveDuplicates();
    assertThat(Roles.config().stream().map(ConfigPart::path).filter(path -> !path.isEmpty()))
        .doesNotHaveDuplicates();
  }

  @Test
  void rolesAreInTheOrderOfTheWayOfTheData() {
    assertThat(Roles.named(List.of("bridge", "cache", "poller")).stream().map(Role::name))
        .containsExactly("poller", "cache", "bridge");
  }

  private static List<String> names() {
    return Roles.ALL.stream().map(Role::name).toList();
  }

  private static SkyConfig load(Map<String, String> environment) throws ConfigException {
    return new ConfigLoader(Roles.config(), environment, Map.of()).load(null).config();
  }

  private static JsonNode schema() throws IOException {
    try (InputStream in = RolesTest.class.getResourceAsStream("/skysentinel.schema.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  private static Map<String, FeedConfig> defaultFeeds() {
    return Map.of(
        "opensky",
        new OpenSkyConfig(
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
        new ReadsbConfig("http://127.0.0.1:8080/data/aircraft.json", 1, 10, 16_777_216),
        "adsb-v2",
        new AdsbV2Config("https://api.adsb.lol", 40.8, -74, 40, 2, 10, 16_777_216),
        "sbs",
        new SbsConfig("127.0.0.1", 30003, 90),
        "replay",
        new ReplayConfig("", 1, true, true, 60),
        "simulator",
        new SimulatorConfig(1, 250, NEW_YORK, 1, 0.2, 1, true, ""));
  }
}
