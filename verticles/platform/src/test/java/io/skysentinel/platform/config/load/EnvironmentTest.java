package io.skysentinel.platform.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.platform.config.AuthConfig;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.KafkaConfig;
import io.skysentinel.platform.config.LogSecurity;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.TlsConfig;
import io.skysentinel.platform.config.schema.ConfigSchema;
import io.skysentinel.platform.config.text.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every variable, and who wins over whom. */
class EnvironmentTest {
  /** Variable, text, where it goes, and what stands there then. */
  private static final String VARIABLES =
      """
      NODE_NAME|roof-1|/node/name|"roof-1"
      ROLES|poller|/node/roles|["poller"]
      TRANSPORT|jdk|/node/transport|"jdk"
      BACKEND_HOST|0.0.0.0|/http/host|"0.0.0.0"
      BACKEND_PORT|9000|/http/port|9000
      ALLOWED_ORIGINS|https://a.org,http://b:81|/http/allowedOrigins|["https://a.org","http://b:81"]
      ALLOWED_ORIGINS|*|/http/allowedOrigins|["*"]
      ALLOWED_HOSTS|sky.example.org,*.example.net|/http/allowedHosts|["sky.example.org","*.example.net"]
      TRUSTED_PROXIES|10.0.0.0/8,fd00::/8|/http/trustedProxies|["10.0.0.0/8","fd00::/8"]
      HTTP_MAX_CONNECTIONS|99|/http/limits/connections|99
      REQUESTS_PER_ADDRESS|5|/http/limits/requestsPerAddress|5
      REQUESTS_PER_NAME|6|/http/limits/requestsPerName|6
      AUTH_OPEN_METRICS|true|/auth/openMetrics|true
      AUTH_REFUSED|anna,bert|/auth/refused|["anna","bert"]
      AUTH_ISSUER|https://a/|/auth/tokens/issuer|"https://a/"
      AUTH_AUDIENCE|a,b|/auth/tokens/audience|["a","b"]
      AUTH_LEEWAY_SECONDS|0|/auth/tokens/leewaySeconds|0
      AUTH_NAME_CLAIM|email|/auth/tokens/nameClaim|"email"
      AUTH_ROLES_CLAIM|a.roles|/auth/tokens/rolesClaim|"a.roles"
      AUTH_MAX_TOKEN_SECONDS|60|/auth/tokens/maxSeconds|60
      AUTH_KEYS|RS256:a,HS256:b|/auth/tokens/keys|["RS256:a","HS256:b"]
      AUTH_JWKS_URL|https://a/jwks|/auth/tokens/jwksUrl|"https://a/jwks"
      AUTH_JWKS_SECONDS|5|/auth/tokens/jwksSeconds|5
      AUTH_USERS_FILE|users|/auth/users/file|"users"
      AUTH_SESSION_KEY|0123456789abcdef0123456789abcdef|/auth/users/sessionKey|"0123456789abcdef0123456789abcdef"
      AUTH_SESSION_SECONDS|60|/auth/users/sessionSeconds|60
      AUTH_SESSION_MAX_SECONDS|60|/auth/users/sessionMaxSeconds|60
      AUTH_SECURE_COOKIE|true|/auth/users/secureCookie|true
      REDPANDA_BROKER|a:1,b:2|/kafka/bootstrap|"a:1,b:2"
      KAFKA_REPLICATION_FACTOR|3|/kafka/replicationFactor|3
      KAFKA_TOPIC_STATE|s|/kafka/topics/state|"s"
      KAFKA_TOPIC_UPDATES|u|/kafka/topics/updates|"u"
      KAFKA_TOPIC_PROCESSED|p|/kafka/topics/processed|"p"
      KAFKA_TOPIC_ANOMALIES|a|/kafka/topics/anomalies|"a"
      KAFKA_TOPIC_MODELS|m|/kafka/topics/models|"m"
      KAFKA_TOPIC_DEADLETTER|d|/kafka/topics/deadletter|"d"
      KAFKA_SASL_MECHANISM|PLAIN|/kafka/security/mechanism|"PLAIN"
      CLUSTER_ENABLED|TRUE|/cluster/enabled|true
      CLUSTER_NAME|c|/cluster/name|"c"
      CLUSTER_HOST|10.0.0.1|/cluster/host|"10.0.0.1"
      CLUSTER_PORT|5800|/cluster/port|5800
      CLUSTER_MEMBERS|a, b:5702,[::1]:5703|/cluster/members|["a","b:5702","[::1]:5703"]
      WS_STALE_THRESHOLD_SECONDS|30|/cache/staleSeconds|30
      WS_DELTA_INTERVAL_MS|1000|/ticker/intervalMs|1000
      DATABASE_URL|postgres://a@b/c|/history/database/url|"postgres://a@b/c"
      DATABASE_PASSWORD_FILE|p|/history/database/passwordFile|"p"
      DATABASE_CA_FILE|ca|/history/database/ca|"ca"
      HISTORY_ROW_HOURS|0|/history/rowHours|0
      HISTORY_RETENTION_DAYS|7|/history/retentionDays|7
      HISTORY_WRITE_EVERY_MS|500|/history/writeEveryMs|500
      DETECTOR_COMMIT_MS|100|/detector/commitMs|100
      DETECTOR_REBUILD_MINUTES|5|/detector/rebuildMinutes|5
      DETECTOR_LEARNED|false|/detector/learned/enabled|false
      DETECTOR_MAX_STREAMS|7|/detector/maxStreams|7
      WS_MAX_CLIENTS|5|/bridge/maxClients|5
      WS_MAX_CLIENTS_PER_ADDRESS|3|/bridge/maxClientsPerAddress|3
      MAP_TILES|http://x/{z}/{x}/{y}|/page/mapTiles|"http://x/{z}/{x}/{y}"
      MAP_CREDIT|me|/page/mapCredit|"me"
      LOG_LEVEL|debug|/logging/level|"debug"
      FEEDS|opensky, sbs|/activeFeeds|["opensky","sbs"]
      OPENSKY_MODE|live|/activeFeeds|["opensky"]
      OPENSKY_MODE|simulator|/activeFeeds|["simulator"]
      BBOX_LAT_MIN|40.5|/feeds/opensky/bbox/latMin|40.5
      BBOX_LAT_MAX|41|/feeds/opensky/bbox/latMax|41
      BBOX_LON_MIN|-74|/feeds/opensky/bbox/lonMin|-74
      BBOX_LON_MAX|-73|/feeds/opensky/bbox/lonMax|-73
      BBOX_LAT_MIN|40.5|/feeds/simulator/bbox/latMin|40.5
      BBOX_LAT_MAX|41|/feeds/simulator/bbox/latMax|41
      BBOX_LON_MIN|-74|/feeds/simulator/bbox/lonMin|-74
      BBOX_LON_MAX|-73|/feeds/simulator/bbox/lonMax|-73
      OPENSKY_URL|http://x/|/feeds/opensky/url|"http://x/"
      OPENSKY_TOKEN_URL|http://x/|/feeds/opensky/tokenUrl|"http://x/"
      OPENSKY_DAILY_CREDITS|8000|/feeds/opensky/dailyCredits|8000
      POLL_INTERVAL_SECONDS|2.5|/feeds/opensky/pollIntervalSeconds|2.5
      READSB_URL|http://x/|/feeds/readsb/url|"http://x/"
      READSB_POLL_INTERVAL_SECONDS|.5|/feeds/readsb/pollIntervalSeconds|0.5
      ADSB_V2_URL|http://x|/feeds/adsb-v2/url|"http://x"
      ADSB_V2_LAT|48.1|/feeds/adsb-v2/lat|48.1
      ADSB_V2_LON|11.5|/feeds/adsb-v2/lon|11.5
      ADSB_V2_RADIUS_NM|100|/feeds/adsb-v2/radiusNm|100
      ADSB_V2_POLL_INTERVAL_SECONDS|5|/feeds/adsb-v2/pollIntervalSeconds|5
      SBS_HOST|pi|/feeds/sbs/host|"pi"
      SBS_PORT|30004|/feeds/sbs/port|30004
      REPLAY_FILE|a.jsonl|/feeds/replay/file|"a.jsonl"
      REPLAY_SPEED|0|/feeds/replay/speed|0
      REPLAY_LOOP|false|/feeds/replay/loop|false
      REPLAY_REBASE|false|/feeds/replay/rebase|false
      SIMULATOR_SEED|9007199254740991|/feeds/simulator/seed|9007199254740991
      SIMULATOR_AIRCRAFT|100000|/feeds/simulator/aircraft|100000
      SIMULATOR_EVENTS_PER_MINUTE|0|/feeds/simulator/eventsPerMinute|0
      """;

  /** They only work together, and have tests of their own below. */
  private static final List<String> CREDENTIALS =
      List.of(
          "OPENSKY_CLIENT_ID",
          "OPENSKY_CLIENT_SECRET",
          "OPENSKY_CLIENT_SECRET_FILE",
          "TLS_CERT_FILE",
          "TLS_KEY_FILE",
          "KAFKA_SECURITY_PROTOCOL",
          "KAFKA_USERNAME",
          "KAFKA_PASSWORD",
          "KAFKA_PASSWORD_FILE",
          "KAFKA_CA_FILE",
          "KAFKA_CERT_FILE",
          "KAFKA_KEY_FILE",
          "CLUSTER_TLS_CERT_FILE",
          "CLUSTER_TLS_KEY_FILE",
          "CLUSTER_TLS_CA_FILE",
          "AUTH_ENABLED",
          "AUTH_SESSION_KEY_FILE");

  static List<String[]> variables() {
    return VARIABLES.lines().map(line -> line.split("\\|")).toList();
  }

  @ParameterizedTest
  @MethodSource("variables")
  void aVariableOverridesItsKey(String variable, String text, String pointer, String value)
      throws Exception {
    JsonNode effective = load("{}", Map.of(variable, text)).effective();

    assertThat(effective.at(pointer).toString())
        .isEqualTo(new ObjectMapper().readTree(value).toString());
  }

  @Test
  void noVariableOfTheSchemaIsUntested() {
    Set<String> tested = new HashSet<>(CREDENTIALS);
    variables().forEach(row -> tested.add(row[0]));

    assertThat(ConfigSchema.load().keys().stream().flatMap(key -> key.variables().stream()))
        .hasSameElementsAs(tested);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                             | READSB_URL=http://x/           | readsb
          {}                             | SBS_HOST=pi                    | sbs
          {}                             | SBS_HOST=pi REPLAY_FILE=a      | sbs,replay
          {}                             | ADSB_V2_URL=http://x           | adsb-v2
          {}                             | OPENSKY_CLIENT_ID=a OPENSKY_CLIENT_SECRET=b | opensky
          {}                             | OPENSKY_URL=http://x/          | simulator
          {}                             | SBS_HOST=pi OPENSKY_MODE=live  | opensky
          {}                             | OPENSKY_MODE=live FEEDS=sbs    | sbs
          {}                             | REPLAY_FILE=a OPENSKY_MODE=replay | replay
          {}                             | FEEDS=                         | simulator
          {"activeFeeds":[]}             | SBS_HOST=pi                    | ''
          {"activeFeeds":["simulator"]}  | SBS_HOST=pi                    | simulator
          {"activeFeeds":["simulator"]}  | SBS_HOST=pi FEEDS=sbs,simulator| sbs,simulator
          """)
  void whoNamesAReceiverGetsNoMadeUpTraffic(String document, String environment, String feeds)
      throws ConfigException {
    Map<String, String> variables = new HashMap<>();
    Arrays.stream(environment.split(" "))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> variables.put(pair[0], pair[1]));

    assertThat(
            String.join(",", load(document, variables).config().get(FeedsPart.PART).activeFeeds()))
        .isEqualTo(feeds);
  }

  @Test
  void aCertificateAndItsKeyGoTogether() throws ConfigException {
    assertThat(
            load("{}", Map.of("TLS_CERT_FILE", "a", "TLS_KEY_FILE", "b"))
                .config()
                .get(TlsConfig.PART))
        .isEqualTo(new TlsConfig("a", "b"));
  }

  @Test
  void whatNodesShowEachOtherGoesTogether() throws ConfigException {
    assertThat(
            load(
                    "{}",
                    Map.of(
                        "CLUSTER_TLS_CERT_FILE", "a",
                        "CLUSTER_TLS_KEY_FILE", "b",
                        "CLUSTER_TLS_CA_FILE", "c"))
                .config()
                .get(ClusterConfig.PART)
                .tls())
        .isEqualTo(new ClusterConfig.Tls("a", "b", "c"));
  }

  @Test
  void howTheLogIsSpokenToGoesTogether() throws ConfigException {
    Map<String, String> variables = new HashMap<>();
    variables.put("REDPANDA_BROKER", "log:9093");
    variables.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    variables.put("KAFKA_USERNAME", "sky");
    variables.put("KAFKA_PASSWORD", "hunter2");
    variables.put("KAFKA_PASSWORD_FILE", "is read when somebody asks for it");
    variables.put("KAFKA_CA_FILE", "ca");
    variables.put("KAFKA_CERT_FILE", "cert");
    variables.put("KAFKA_KEY_FILE", "key");

    KafkaConfig kafka = load("{}", variables).config().get(KafkaConfig.PART);

    assertThat(kafka.security())
        .isEqualTo(
            new LogSecurity(
                LogSecurity.Protocol.SASL_SSL,
                "SCRAM-SHA-512",
                "sky",
                "hunter2",
                "is read when somebody asks for it",
                "ca",
                "cert",
                "key"));
    assertThat(kafka.toString()).doesNotContain("hunter2");
  }

  @Test
  void whoIsAskedForAndHowGoTogether(@TempDir Path secrets) throws Exception {
    Path key = Files.writeString(secrets.resolve("key"), "k".repeat(32) + "\n");
    AuthConfig auth =
        load(
                "{}",
                Map.of(
                    "AUTH_ENABLED", "true",
                    "AUTH_USERS_FILE", "users",
                    "AUTH_SESSION_KEY_FILE", key.toString()))
            .config()
            .get(AuthConfig.PART);
    assertThat(auth.enabled()).isTrue();
    assertThat(auth.users().sessionKey()).isEqualTo("k".repeat(32));
    assertThat(auth.toString()).doesNotContain("kkk");
  }

  @Test
  void aFeedsVariableGoesToEveryFeedOfItsType() throws ConfigException {
    String document =
        """
        {"feeds": {"garden": {"type": "sbs", "port": 1}, "roof": {"type": "readsb"}}}\
        """;
    SkyConfig config = load(document, Map.of("SBS_HOST", "pi")).config();

    Map<String, JsonNode> feeds = config.get(FeedsPart.PART).feeds();
    assertThat(feeds.get("garden").path("host").asText()).isEqualTo("pi");
    assertThat(feeds.get("sbs").path("host").asText()).isEqualTo("pi");
    assertThat(feeds.get("roof").has("host")).isFalse();
  }

  @Test
  void fileThenEnvironmentThenCommandLineWins() throws ConfigException {
    String file = "{\"http\":{\"port\":1,\"host\":\"file\"},\"node\":{\"name\":\"file\"}}";
    ConfigLoader loader =
        new ConfigLoader(
            List.of(FeedsPart.PART),
            Map.of("BACKEND_PORT", "2", "NODE_NAME", "variable"),
            Map.of("node.name", "option"));
    SkyConfig config = loader.loadText("sky.json", file).config();

    assertThat(config.get(HttpConfig.PART).host()).isEqualTo("file");
    assertThat(config.get(HttpConfig.PART).port()).isEqualTo(2);
    assertThat(config.get(NodeConfig.PART).name()).isEqualTo("option");
  }

  @Test
  void aSecretMayComeFromAFile(@TempDir Path dir) throws Exception {
    Path secret = Files.writeString(dir.resolve("secret"), "s3cret\n");
    SkyConfig config =
        load(
                "{}",
                Map.of("OPENSKY_CLIENT_ID", "me", "OPENSKY_CLIENT_SECRET_FILE", secret.toString()))
            .config();

    JsonNode opensky = config.get(FeedsPart.PART).feeds().get("opensky");
    assertThat(opensky.path("clientId").asText()).isEqualTo("me");
    assertThat(opensky.path("clientSecret").asText()).isEqualTo("s3cret");
  }

  @Test
  void aSecretIsGivenOnce() {
    assertThat(
            ConfigProblemsTest.problems(
                "{}", Map.of("OPENSKY_CLIENT_SECRET", "a", "OPENSKY_CLIENT_SECRET_FILE", "b")))
        .containsExactly(
            "environment: OPENSKY_CLIENT_SECRET_FILE is set beside OPENSKY_CLIENT_SECRET;"
                + " expected only one of the two");
  }

  private static LoadedConfig load(String document, Map<String, String> environment)
      throws ConfigException {
    return new ConfigLoader(List.of(FeedsPart.PART), environment, Map.of())
        .loadText("sky.json", document);
  }
}
