package io.skysentinel.poller.feeds.recording;

import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;

/**
 * A recording.
 *
 * @param speed 1 is as recorded, 0 as fast as it can
 * @param rebase times are moved to now
 */
public record ReplayConfig(
    String file, double speed, boolean loop, boolean rebase, double maxGapSeconds)
    implements FeedConfig {

  ReplayConfig atSpeed(double other) {
    return new ReplayConfig(file, other, loop, rebase, maxGapSeconds);
  }

  @Override
  public Feed create(FeedContext context) {
    return new ReplayFeed(context, this);
  }
}
