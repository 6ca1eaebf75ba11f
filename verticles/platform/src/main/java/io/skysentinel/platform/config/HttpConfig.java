package io.skysentinel.platform.config;

import java.util.List;

/**
 * Where the node answers HTTP.
 *
 * @param port 0 takes any free one
 * @param allowedOrigins web pages of other origins that may use the node; {@code *} allows any
 */
public record HttpConfig(String host, int port, List<String> allowedOrigins) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<HttpConfig> PART = ConfigPart.of("http", HttpConfig.class);

  public HttpConfig {
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
