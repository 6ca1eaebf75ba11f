package io.skysentinel.poller;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.schema.ConfigDraft;
import io.skysentinel.platform.config.text.KeyPath;
import io.skysentinel.platform.config.text.NearestName;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.opensky.OpenSkyConfig;
import io.skysentinel.poller.feeds.receiver.AdsbV2Config;
import io.skysentinel.poller.feeds.receiver.ReadsbConfig;
import io.skysentinel.poller.feeds.receiver.SbsConfig;
import io.skysentinel.poller.feeds.recording.ReplayConfig;
import io.skysentinel.poller.feeds.simulated.SimulatorConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The feeds that are configured, and which of them run. Here is the list of the kinds that there
 * are.
 *
 * @param feeds the settings of each, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedsConfig(
    List<String> activeFeeds,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
        @JsonSubTypes({
          @JsonSubTypes.Type(value = OpenSkyConfig.class, name = "opensky"),
          @JsonSubTypes.Type(value = ReadsbConfig.class, name = "readsb"),
          @JsonSubTypes.Type(value = AdsbV2Config.class, name = "adsb-v2"),
          @JsonSubTypes.Type(value = SbsConfig.class, name = "sbs"),
          @JsonSubTypes.Type(value = ReplayConfig.class, name = "replay"),
          @JsonSubTypes.Type(value = SimulatorConfig.class, name = "simulator")
        })
        Map<String, FeedConfig> feeds) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<FeedsConfig> PART =
      ConfigPart.across(FeedsConfig.class, FeedsConfig::check);

  public FeedsConfig {
    activeFeeds = List.copyOf(activeFeeds);
    feeds = Map.copyOf(feeds);
  }

  private static void check(ConfigDraft draft) {
    JsonNode feeds = draft.document().path("feeds");
    feeds.properties().forEach(feed -> checkFeed(draft, feed.getKey(), feed.getValue()));
    checkActiveFeeds(draft, feeds);
  }

  private static void checkFeed(ConfigDraft draft, String name, JsonNode feed) {
    JsonNode bbox = feed.path("bbox");
    List<String> path = List.of("feeds", name, "bbox");
    JsonNode latMax = bbox.path("latMax");
    if (bothNumbers(bbox.path("latMin"), latMax)
        && bbox.path("latMin").asDouble() >= latMax.asDouble()) {
      String other = draft.nameOf(KeyPath.below(path, "latMax")) + " (" + latMax + ")";
      draft.wrong(KeyPath.below(path, "latMin"), "expected less than " + other);
    }
    JsonNode lonMax = bbox.path("lonMax");
    if (bothNumbers(bbox.path("lonMin"), lonMax)
        && bbox.path("lonMin").asDouble() == lonMax.asDouble()) {
      String other = draft.nameOf(KeyPath.below(path, "lonMax")) + " (" + lonMax + ")";
      draft.wrong(KeyPath.below(path, "lonMin"), "expected another value than " + other);
    }
    checkCredentials(draft, List.of("feeds", name), feed);
  }

  private static void checkCredentials(ConfigDraft draft, List<String> path, JsonNode feed) {
    JsonNode clientId = feed.path("clientId");
    JsonNode clientSecret = feed.path("clientSecret");
    if (!clientId.isTextual() || !clientSecret.isTextual()) {
      return;
    }
    List<String> idPath = KeyPath.below(path, "clientId");
    List<String> secretPath = KeyPath.below(path, "clientSecret");
    boolean id = !clientId.asText().isEmpty();
    boolean secret = !clientSecret.asText().isEmpty();
    if (id && !secret) {
      draft.wrong(secretPath, "expected the secret that belongs to " + draft.nameOf(idPath));
    }
    if (secret && !id) {
      draft.wrong(idPath, "expected the id that belongs to " + draft.nameOf(secretPath));
    }
  }

  private static void checkActiveFeeds(ConfigDraft draft, JsonNode feeds) {
    List<String> names = new ArrayList<>();
    feeds.fieldNames().forEachRemaining(names::add);
    JsonNode active = draft.document().path("activeFeeds");
    for (int i = 0; feeds.isObject() && i < active.size(); i++) {
      String name = active.path(i).asText();
      if (!feeds.has(name)) {
        String advice =
            NearestName.of(name, names)
                .map(near -> "did you mean " + near + "?")
                .orElse("expected one of " + String.join(", ", names));
        draft.wrong(List.of("activeFeeds", Integer.toString(i)), advice);
      } else if (feeds.path(name).path("type").asText().equals("replay")
          && feeds.path(name).path("file").asText().isBlank()) {
        draft.wrong(
            List.of("feeds", name, "file"),
            "expected the path of a recording (or REPLAY_FILE), because the feed is active");
      }
    }
  }

  private static boolean bothNumbers(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber();
  }
}
