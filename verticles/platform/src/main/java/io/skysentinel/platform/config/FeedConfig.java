package io.skysentinel.platform.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.skysentinel.core.contract.BoundingBox;
import org.jspecify.annotations.Nullable;

/** The settings of one feed. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = FeedConfig.OpenSky.class, name = "opensky"),
  @JsonSubTypes.Type(value = FeedConfig.Readsb.class, name = "readsb"),
  @JsonSubTypes.Type(value = FeedConfig.AdsbV2.class, name = "adsb-v2"),
  @JsonSubTypes.Type(value = FeedConfig.Sbs.class, name = "sbs"),
  @JsonSubTypes.Type(value = FeedConfig.Replay.class, name = "replay"),
  @JsonSubTypes.Type(value = FeedConfig.Simulator.class, name = "simulator")
})
public sealed interface FeedConfig {

  /** What all feeds that ask over HTTP have in common. */
  sealed interface Polled extends FeedConfig {
    double pollIntervalSeconds();

    double timeoutSeconds();

    int maxAnswerBytes();
  }

  /**
   * OpenSky's {@code /states/all}.
   *
   * @param dailyCredits the quota of a day; {@code null}: 400 anonymous, 4,000 with credentials
   * @param clientSecret never logged, never served
   */
  record OpenSky(
      String url,
      String tokenUrl,
      String clientId,
      String clientSecret,
      BoundingBox bbox,
      @Nullable Integer dailyCredits,
      double pollIntervalSeconds,
      double timeoutSeconds,
      int maxAnswerBytes)
      implements Polled {

    @Override
    public String toString() {
      return "OpenSky[url=" + url + ", clientId=" + clientId + ", bbox=" + bbox + "]";
    }
  }

  /** {@code aircraft.json} of readsb, dump1090 or tar1090. */
  record Readsb(String url, double pollIntervalSeconds, double timeoutSeconds, int maxAnswerBytes)
      implements Polled {}

  /** The v2 API of adsb.lol, airplanes.live and ADSB Exchange: a point and a radius. */
  record AdsbV2(
      String url,
      double lat,
      double lon,
      int radiusNm,
      double pollIntervalSeconds,
      double timeoutSeconds,
      int maxAnswerBytes)
      implements Polled {}

  /** A BaseStation port. */
  record Sbs(String host, int port, double idleTimeoutSeconds) implements FeedConfig {}

  /**
   * A recording.
   *
   * @param speed 1 is as recorded, 0 as fast as it can
   * @param rebase times are moved to now
   */
  record Replay(String file, double speed, boolean loop, boolean rebase, double maxGapSeconds)
      implements FeedConfig {}

  /**
   * The simulator.
   *
   * @param bbox where it flies
   * @param eventsPerMinute labelled events injected, in all
   * @param truthFile where the truth is written as JSONL; empty: nowhere
   */
  record Simulator(
      long seed,
      int aircraft,
      BoundingBox bbox,
      double updateIntervalSeconds,
      double jitterSeconds,
      double eventsPerMinute,
      boolean noise,
      String truthFile)
      implements FeedConfig {}
}
