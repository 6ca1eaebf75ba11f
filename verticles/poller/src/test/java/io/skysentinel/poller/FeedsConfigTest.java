package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.receiver.ReadsbConfig;
import io.skysentinel.poller.feeds.receiver.SbsConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedsConfigTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
"""
{'feeds':{'opensky':{'bbox':{'latMin':50}}}} | feeds.opensky.bbox.latMin is 50; expected less than latMax (41.2)
{'feeds':{'simulator':{'bbox':{'lonMin':5,'lonMax':5}}}} | feeds.simulator.bbox.lonMin is 5; expected another value than lonMax (5)
{'feeds':{'opensky':{'clientId':'me'}}} | feeds.opensky.clientSecret is ""; expected the secret that belongs to clientId
{'feeds':{'opensky':{'clientSecret':'s3cret'}}} | feeds.opensky.clientId is ""; expected the id that belongs to clientSecret
{'activeFeeds':['simulater']} | activeFeeds[0] is "simulater"; did you mean simulator?
{'activeFeeds':['roof']} | activeFeeds[0] is "roof"; expected one of opensky, readsb, adsb-v2, sbs, replay, simulator
{'activeFeeds':['replay']} | feeds.replay.file is ""; expected the path of a recording (or REPLAY_FILE), because the feed is active
""")
  void whatDoesNotFitTogetherIsNamed(String document, String expected) {
    assertThat(refusal(document.replace('\'', '"'), Map.of())).isEqualTo("sky.json: " + expected);
  }

  @Test
  void twoVariablesThatDoNotFitAreBothNamed() {
    assertThat(refusal("{}", Map.of("BBOX_LAT_MIN", "12", "BBOX_LAT_MAX", "11")))
        .isEqualTo("environment: BBOX_LAT_MIN is 12; expected less than BBOX_LAT_MAX (11)");
  }

  @Test
  void aFeedsVariableGoesToEveryFeedOfItsType() throws ConfigException {
    String document =
        """
        {"feeds": {"garden": {"type": "sbs", "port": 1}, "roof": {"type": "readsb"}}}\
        """;
    SkyConfig config = loader(Map.of("SBS_HOST", "pi")).loadText("sky.json", document).config();

    Map<String, FeedConfig> feeds = config.get(FeedsConfig.PART).feeds();
    assertThat(feeds.get("garden")).isEqualTo(new SbsConfig("pi", 1, 90));
    assertThat(feeds.get("sbs")).isEqualTo(new SbsConfig("pi", 30003, 90));
    assertThat(feeds.get("roof")).isInstanceOf(ReadsbConfig.class);
  }

  /**
   * The schema says at two places which keys a kind has: for the feed of its name, and for others.
   */
  @ParameterizedTest
  @MethodSource("kinds")
  void aFeedOfAnotherNameHasTheKeysOfItsKind(String kind) throws ConfigException {
    String roof = "{\"feeds\":{\"roof\":{\"type\":\"" + kind + "\"%s}}}";

    Map<String, FeedConfig> feeds =
        loader(Map.of())
            .loadText("sky.json", roof.formatted(""))
            .config()
            .get(FeedsConfig.PART)
            .feeds();
    assertThat(feeds.get("roof")).isEqualTo(feeds.get(kind));
    assertThat(refusal(roof.formatted(",\"colour\":1"), Map.of()))
        .startsWith("sky.json: feeds.roof.colour is not a known key");
  }

  static Stream<String> kinds() throws NoSuchFieldException {
    return Stream.of(
            FeedsConfig.class.getDeclaredField("feeds").getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name);
  }

  private static String refusal(String document, Map<String, String> environment) {
    return catchThrowableOfType(
            ConfigException.class, () -> loader(environment).loadText("sky.json", document))
        .getMessage();
  }

  private static ConfigLoader loader(Map<String, String> environment) {
    return new ConfigLoader(List.of(FeedsConfig.PART), environment, Map.of());
  }
}
