package io.skysentinel.poller.feeds;

/** What all feeds that ask over HTTP have in common. */
interface PolledConfig extends FeedConfig {
  double pollIntervalSeconds();

  double timeoutSeconds();

  int maxAnswerBytes();

  /** What differs between the feeds that are polled. */
  Polling polling(FeedContext context, HttpFetch http);

  @Override
  default Feed create(FeedContext context, RetryDelays delays) {
    HttpFetch http = new HttpFetch(context.vertx());
    return new PolledFeed(context, polling(context, http), http, delays);
  }
}
