package io.skysentinel.poller.feeds;

/** The settings of one feed, which make the feed. */
public interface FeedConfig {
  /** Makes the feed. Call it from the context that the feed is to be used from. */
  Feed create(FeedContext context);
}
