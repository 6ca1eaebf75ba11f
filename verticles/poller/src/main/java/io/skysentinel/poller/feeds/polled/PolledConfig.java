package io.skysentinel.poller.feeds.polled;

import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;

/** What all feeds that ask over HTTP have in common. */
public interface PolledConfig extends FeedConfig {
  double pollIntervalSeconds();

  double timeoutSeconds();

  int maxAnswerBytes();

  default long pollIntervalMs() {
    return Math.round(pollIntervalSeconds() * 1000);
  }

  default long timeoutMs() {
    return Math.round(timeoutSeconds() * 1000);
  }

  /** What differs between the feeds that are polled. */
  Polling polling(FeedContext context, HttpFetch http);

  @Override
  default Feed create(FeedContext context) {
    HttpFetch http = new HttpFetch(context.vertx());
    return new PolledFeed(context, polling(context, http), http);
  }
}
