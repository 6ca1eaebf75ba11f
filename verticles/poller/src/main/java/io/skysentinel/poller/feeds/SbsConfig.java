package io.skysentinel.poller.feeds;

/** A BaseStation port. */
public record SbsConfig(String host, int port, double idleTimeoutSeconds) implements FeedConfig {

  @Override
  public Feed create(FeedContext context, RetryDelays delays) {
    return new SbsFeed(context, this, delays);
  }
}
