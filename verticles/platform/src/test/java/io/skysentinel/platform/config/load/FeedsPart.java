package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.platform.config.ConfigPart;
import java.util.List;
import java.util.Map;

/** The feeds as the platform sees them: a part that some role owns and checks. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FeedsPart(List<String> activeFeeds, Map<String, JsonNode> feeds) {
  public static final ConfigPart<FeedsPart> PART = ConfigPart.across(FeedsPart.class, draft -> {});
}
