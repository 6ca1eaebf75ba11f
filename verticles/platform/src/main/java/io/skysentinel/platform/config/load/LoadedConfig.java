package io.skysentinel.platform.config.load;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.skysentinel.platform.config.SkyConfig;
import java.util.List;
import java.util.Map;

/**
 * A valid configuration, and where it came from. The documents hold secrets: they are not for logs.
 *
 * @param config what the verticles are given
 * @param effective every key with its value: defaults, file, environment, command line
 * @param document as it stands in the file; empty without one
 * @param overrides the keys that the environment or the command line set, and what set them
 */
public record LoadedConfig(
    SkyConfig config,
    ObjectNode effective,
    ObjectNode document,
    Map<List<String>, String> overrides) {

  public LoadedConfig {
    overrides = Map.copyOf(overrides);
  }

  @Override
  public String toString() {
    return "LoadedConfig[overrides=" + overrides + "]";
  }
}
