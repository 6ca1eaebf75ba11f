package io.skysentinel.poller.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.skysentinel.platform.config.ConfigPart;

/**
 * The bounded buffer between the feeds and the log.
 *
 * @param bufferStates how many states it holds, those on their way to the broker included
 */
public record PublisherConfig(
    int bufferStates, WhenFull whenFull, int lingerMs, int batchBytes, Compression compression) {
  /** Where it stands in the configuration. */
  public static final ConfigPart<PublisherConfig> PART =
      ConfigPart.of("publisher", PublisherConfig.class);

  /** What happens to a batch that finds the buffer full. */
  public enum WhenFull {
    /** The feed waits, and so its source does. */
    @JsonProperty("pause")
    PAUSE,
    /** The batch is dropped and counted; the feed goes on. */
    @JsonProperty("drop")
    DROP
  }

  /** How record batches are packed on the wire and on disk. */
  public enum Compression {
    @JsonProperty("none")
    NONE,
    @JsonProperty("lz4")
    LZ4,
    @JsonProperty("zstd")
    ZSTD
  }
}
