package io.skysentinel.poller.feeds.receiver;

import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;

/** A BaseStation port. */
public record SbsConfig(String host, int port, double idleTimeoutSeconds) implements FeedConfig {

  @Override
  public Feed create(FeedContext context) {
    return new SbsFeed(context, this);
  }
}
