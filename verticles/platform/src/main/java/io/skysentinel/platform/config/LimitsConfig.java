package io.skysentinel.platform.config;

/**
 * How often one may ask.
 *
 * @param requestsPerAddress how many requests a second an address may send for long; 0: no limit
 * @param requestsPerName the same of somebody who has shown who they are
 */
public record LimitsConfig(int requestsPerAddress, int requestsPerName) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<LimitsConfig> PART = ConfigPart.of("limits", LimitsConfig.class);
}
