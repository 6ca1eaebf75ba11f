package io.skysentinel.platform.config;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The feeds as the platform sees them: a part that some role owns and checks. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FeedsPart(List<String> activeFeeds, Map<String, JsonNode> feeds) {
  static final ConfigPart<FeedsPart> PART = ConfigPart.across(FeedsPart.class, draft -> {});
}
