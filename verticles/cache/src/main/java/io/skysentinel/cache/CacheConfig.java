package io.skysentinel.cache;

import io.skysentinel.platform.config.ConfigPart;
import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.schema.ConfigDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of each aircraft.
 *
 * @param staleSeconds after so much silence it is removed
 */
public record CacheConfig(int staleSeconds) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<CacheConfig> PART =
      ConfigPart.of("cache", CacheConfig.class, CacheConfig::check);

  /** A ticker is told by the cache of its own node, and a cache by nobody else. */
  private static void check(ConfigDraft draft) {
    List<String> roles = new ArrayList<>();
    draft.at(NodeConfig.ROLES).forEach(role -> roles.add(role.asText()));
    boolean cache = roles.contains("cache");
    if (cache != roles.contains("ticker")) {
      String there = cache ? "cache" : "ticker";
      String missing = cache ? "ticker" : "cache";
      draft.wrong(NodeConfig.ROLES, "expected " + missing + " too, because " + there + " is there");
    }
  }
}
