package io.skysentinel.poller.feeds;

/**
 * A recording.
 *
 * @param speed 1 is as recorded, 0 as fast as it can
 * @param rebase times are moved to now
 */
public record ReplayConfig(
    String file, double speed, boolean loop, boolean rebase, double maxGapSeconds)
    implements FeedConfig {

  @Override
  public Feed create(FeedContext context, RetryDelays delays) {
    return new ReplayFeed(context, this, delays);
  }
}
