package io.skysentinel.platform.config.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.config.HttpConfig;
import io.skysentinel.platform.config.LoggingConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.schema.ConfigKey;
import io.skysentinel.platform.config.schema.ConfigSchema;
import io.skysentinel.platform.config.text.ConfigException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a running node takes of a new document. */
class ConfigReloadTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
{'feeds':{'opensky':{'pollIntervalSeconds':5}}}      | feeds.opensky.pollIntervalSeconds
{'feeds':{'simulator':{'bbox':{'latMin':40.5}}}}     | feeds.simulator.bbox.latMin
{'feeds':{'replay':{'speed':4}}}                     | feeds.replay.speed
{'feeds':{'roof':{'type':'sbs'}}}                    | feeds.roof
{'activeFeeds':['simulator','sbs']}                  | activeFeeds
{'logging':{'level':'debug'}}                        | logging.level
{'logging':{'levels':{'io.skysentinel':'trace'}}}    | logging.levels.io.skysentinel
{'publisher':{'whenFull':'drop'}}                    | publisher.whenFull
{'publisher':{'bufferStates':5000}}                  | publisher.bufferStates
""")
  void aHotKeyIsTaken(String document, String key) throws ConfigException {
    ConfigReload reload = running("{}", Map.of());
    LoadedConfig before = reload.running();

    ConfigUpdate update = reload.adoptFile("sky.json", quoted(document)).orElseThrow();

    assertThat(update.changedHotKeys()).containsExactly(key);
    assertThat(update.ignored()).isEmpty();
    assertThat(update.next()).isSameAs(reload.running());
    assertThat(update.next().config())
        .isEqualTo(
            new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of())
                .loadText("x", quoted(document))
                .config());
    assertThat(reload.adoptFile("sky.json", "{}").orElseThrow().next().config())
        .isEqualTo(before.config());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
{'http':{'port':9000}}                   | http.port cannot change while running (8000 stays until a restart; the file says 9000)
{'http':{'host':'0.0.0.0'}}              | http.host cannot change while running ("127.0.0.1" stays until a restart; the file says "0.0.0.0")
{'node':{'shutdownSeconds':20}}          | node.shutdownSeconds cannot change while running (10 stays until a restart; the file says 20)
{'kafka':{'topics':{'state':'s'}}}       | kafka.topics.state cannot change while running ("flights.state" stays until a restart; the file says "s")
{'cluster':{'members':['a']}}            | cluster.members cannot change while running ([] stays until a restart; the file says ["a"])
{'publisher':{'lingerMs':1}}             | publisher.lingerMs cannot change while running (5 stays until a restart; the file says 1)
{'publisher':{'batchBytes':2048}}        | publisher.batchBytes cannot change while running (131072 stays until a restart; the file says 2048)
{'publisher':{'compression':'zstd'}}     | publisher.compression cannot change while running ("lz4" stays until a restart; the file says "zstd")
""")
  void aKeyThatNeedsARestartStaysAndIsNamed(String document, String line) throws ConfigException {
    ConfigReload reload = running("{}", Map.of());
    SkyConfig before = reload.running().config();

    ConfigUpdate update = reload.adoptFile("sky.json", quoted(document)).orElseThrow();

    assertThat(update.changedHotKeys()).isEmpty();
    assertThat(update.ignored()).containsExactly(line);
    assertThat(reload.running().config()).isEqualTo(before);
  }

  @Test
  void whatStaysIsNamedOnceAndNotWithEverySave() throws ConfigException {
    ConfigReload reload = running("{}", Map.of());
    reload.adoptFile("sky.json", "{\"http\":{\"port\":9000}}");

    String both = "{\"http\":{\"port\":9000},\"logging\":{\"level\":\"warn\"}}";
    ConfigUpdate update = reload.adoptFile("sky.json", both).orElseThrow();

    assertThat(update.changedHotKeys()).containsExactly("logging.level");
    assertThat(update.ignored()).isEmpty();
    assertThat(update.next().config().get(HttpConfig.PART).port()).isEqualTo(8000);
    assertThat(update.next().config().get(LoggingConfig.PART).level()).isEqualTo("warn");
  }

  @Test
  void aTextThatMeansTheSameChangesNothing() throws ConfigException {
    ConfigReload reload = running("{\"feeds\":{\"replay\":{\"speed\":2}}}", Map.of());

    assertThat(reload.adoptFile("sky.json", " {\"feeds\": {\"replay\": {\"speed\": 2.0}}}"))
        .isEmpty();
  }

  @Test
  void anInvalidDocumentIsRefusedWhole() throws ConfigException {
    ConfigReload reload = running("{}", Map.of());
    LoadedConfig before = reload.running();

    assertThatThrownBy(() ->
            reload.adoptFile(
                "sky.json",
                "{\"logging\":{\"level\":\"debug\"},\"feeds\":{\"replay\":{\"speed\":-1}}}"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("sky.json: feeds.replay.speed is -1; expected a number from 0 to 10000");
    assertThat(reload.running()).isSameAs(before);
  }

  @Test
  void theEnvironmentKeepsTheLastWordAndSaysSo() throws ConfigException {
    ConfigReload reload = running("{}", Map.of("POLL_INTERVAL_SECONDS", "10"));
    String document = "{\"feeds\":{\"opensky\":{\"pollIntervalSeconds\":5}}}";

    ConfigUpdate update = reload.adoptFile("sky.json", document).orElseThrow();

    assertThat(update.changedHotKeys()).isEmpty();
    assertThat(update.ignored())
        .containsExactly(
            "feeds.opensky.pollIntervalSeconds is set by POLL_INTERVAL_SECONDS"
                + " (10 stays; the file says 5)");
    assertThat(reload.adoptFile("sky.json", document + " ")).isEmpty();
  }

  @Test
  void aSecretThatChangesIsNotShown() throws ConfigException {
    ConfigReload reload =
        running("{}", Map.of("OPENSKY_CLIENT_ID", "me", "OPENSKY_CLIENT_SECRET", "s3cret"));

    ConfigUpdate update =
        reload
            .adoptFile("sky.json", "{\"feeds\":{\"opensky\":{\"clientSecret\":\"0ther\"}}}")
            .orElseThrow();

    assertThat(update.ignored()).singleElement().asString().contains("***");
    assertThat(update.toString()).doesNotContain("s3cret").doesNotContain("0ther");
  }

  @Test
  void ofAPeersDocumentOnlyHotKeysAreTakenSilently() throws ConfigException {
    ConfigReload reload = running("{\"http\":{\"port\":8001}}", Map.of());
    LoadedConfig before = reload.running();
    String document = "{\"http\":{\"port\":8002},\"feeds\":{\"replay\":{\"speed\":3}}}";

    ConfigUpdate update = reload.adoptPeers(new ConfigChange("roof", document)).orElseThrow();

    assertThat(update.changedHotKeys()).containsExactly("feeds.replay.speed");
    assertThat(update.ignored()).isEmpty();
    assertThat(update.next().config().get(HttpConfig.PART).port()).isEqualTo(8001);
    assertThat(update.next().document()).isEqualTo(before.document());
  }

  @Test
  void peersAreToldWhatTheyCanUseAndNoOtherSecret() throws ConfigException {
    String document =
        """
        {'kafka':{'bootstrap':'a:1','security':{
           'protocol':'SASL_SSL','username':'sky','password':'s3cret'}},
         'auth':{'users':{'sessionKey':'s3cret-s3cret-s3cret-s3cret-s3cret'}},
         'feeds':{'opensky':{'clientId':'me','clientSecret':'theirs'},'replay':{'speed':3}}}
        """;
    String told = running(document, Map.of()).forPeers();

    assertThat(told).doesNotContain("s3cret").contains("theirs");
    assertThat(running("{}", Map.of()).adoptPeers(new ConfigChange("roof", told)).orElseThrow())
        .satisfies(update ->
            assertThat(update.changedHotKeys())
                .contains("feeds.replay.speed", "feeds.opensky.clientSecret"));
  }

  @Test
  void aPeersInvalidDocumentIsRefused() {
    assertThatThrownBy(() -> running("{}", Map.of()).adoptPeers(new ConfigChange("roof", "{")))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("configuration of node roof: line 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'feeds':{'readsb':{'url':'http://10.0.0.1/data'}}} | feeds.readsb",
        "{'feeds':{'simulator':{'truthFile':'/etc/passwd'}}} | feeds.simulator",
        "{'feeds':{'replay':{'file':'/etc/passwd','speed':2}}} | feeds.replay",
        "{'feeds':{'mine':{'type':'sbs','host':'10.0.0.1'}}} | feeds.mine",
        "{'http':{'allowedOrigins':['*']}} | http.allowedOrigins",
        "{'http':{'allowedHosts':['*']}} | http.allowedHosts",
        "{'http':{'trustedProxies':['10.0.0.1']}} | http.trustedProxies",
        "{'auth':{'openMetrics':true}} | auth.openMetrics",
      })
  void whoHasNotProvedToBeANodeSaysNothingOfWhereWeGoAndWhoComesIn(String document, String key)
      throws ConfigException {
    ConfigReload believing = running("{}", Map.of());
    assertThat(believing.adoptPeers(new ConfigChange("roof", quoted(document)))).isPresent();

    ConfigReload reload = running("{}", Map.of(), false);
    ConfigUpdate update =
        reload.adoptPeers(new ConfigChange("roof", quoted(document))).orElseThrow();

    assertThat(update.changedHotKeys()).isEmpty();
    assertThat(update.ignored())
        .singleElement()
        .asString()
        .startsWith(key + " is not taken from the configuration of node roof");
    assertThat(reload.adoptPeers(new ConfigChange("roof", quoted(document)))).isEmpty();
  }

  @Test
  void itMaySayWhatHarmsNobody() throws ConfigException {
    ConfigReload reload = running("{}", Map.of(), false);
    String document = quoted("{'feeds':{'replay':{'speed':3}},'ticker':{'intervalMs':500}}");

    ConfigUpdate update = reload.adoptPeers(new ConfigChange("roof", document)).orElseThrow();

    assertThat(update.changedHotKeys())
        .containsExactlyInAnyOrder("feeds.replay.speed", "ticker.intervalMs");
    assertThat(update.ignored()).isEmpty();
  }

  @Test
  void exactlyTheseSectionsAreHot() {
    Set<String> hot =
        ConfigSchema.load().keys().stream()
            .filter(ConfigKey::hot)
            .map(ConfigKey::dotted)
            .map(key -> key.startsWith("feeds.") ? "feeds" : key)
            .map(key -> key.startsWith("http.limits.") ? "http.limits" : key)
            .map(key -> key.startsWith("detector.rules.") ? "detector.rules" : key)
            .collect(Collectors.toSet());

    assertThat(hot)
        .isEqualTo(
            Set.of(
                "feeds",
                "activeFeeds",
                "auth.refused",
                "auth.openMetrics",
                "http.allowedOrigins",
                "http.allowedHosts",
                "http.trustedProxies",
                "http.limits",
                "cache.staleSeconds",
                "ticker.intervalMs",
                "history.rowHours",
                "history.retentionDays",
                "history.writeEveryMs",
                "detector.commitMs",
                "detector.rebuildMinutes",
                "detector.maxStreams",
                "detector.rules",
                "bridge.heartbeatSeconds",
                "bridge.maxClients",
                "bridge.maxClientsPerAddress",
                "bridge.messagesPerSecond",
                "bridge.idleTimeoutSeconds",
                "bridge.slowCloseSeconds",
                "logging.level",
                "logging.levels",
                "publisher.bufferStates",
                "publisher.whenFull"));
  }

  private static ConfigReload running(String document, Map<String, String> environment)
      throws ConfigException {
    return running(document, environment, true);
  }

  private static ConfigReload running(
      String document, Map<String, String> environment, boolean provenPeers)
      throws ConfigException {
    ConfigLoader loader = new ConfigLoader(List.of(FeedsPart.PART), environment, Map.of());
    return new ConfigReload(loader, loader.loadText("sky.json", quoted(document)), provenPeers);
  }

  private static String quoted(String document) {
    return document.replace('\'', '"');
  }
}
