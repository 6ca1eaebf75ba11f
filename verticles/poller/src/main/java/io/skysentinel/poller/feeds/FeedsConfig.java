package io.skysentinel.poller.feeds;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.platform.config.ConfigDraft;
import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.KeyPath;
import io.skysentinel.platform.config.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The feeds that there are, and which of them run.
 *
 * @param feeds the settings of each, by name
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedsConfig(List<String> activeFeeds, Map<String, FeedConfig> feeds) {
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
    boolean id = !clientId.asText().isEmpty();
    boolean secret = !clientSecret.asText().isEmpty();
    if (id && !secret) {
      String advice = "expected the secret that belongs to ";
      draft.wrong(
          KeyPath.below(path, "clientSecret"),
          advice + draft.nameOf(KeyPath.below(path, "clientId")));
    }
    if (secret && !id) {
      String advice = "expected the id that belongs to ";
      draft.wrong(
          KeyPath.below(path, "clientId"),
          advice + draft.nameOf(KeyPath.below(path, "clientSecret")));
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
