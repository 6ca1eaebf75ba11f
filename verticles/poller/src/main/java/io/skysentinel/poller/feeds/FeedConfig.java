package io.skysentinel.poller.feeds;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The settings of one feed, which make the feed. Here is the list of the kinds that there are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = OpenSkyConfig.class, name = "opensky"),
  @JsonSubTypes.Type(value = ReadsbConfig.class, name = "readsb"),
  @JsonSubTypes.Type(value = AdsbV2Config.class, name = "adsb-v2"),
  @JsonSubTypes.Type(value = SbsConfig.class, name = "sbs"),
  @JsonSubTypes.Type(value = ReplayConfig.class, name = "replay"),
  @JsonSubTypes.Type(value = SimulatorConfig.class, name = "simulator")
})
public interface FeedConfig {

  /** Makes the feed. Call it from the context that the feed is to be used from. */
  default Feed create(FeedContext context) {
    return create(context, RetryDelays.NORMAL);
  }

  /**
   * The same with other waits after failures, for tests.
   *
   * @param delays of no use for a feed that cannot fail
   */
  Feed create(FeedContext context, RetryDelays delays);
}
