package io.skysentinel.poller.feeds;

import io.vertx.core.Future;

/** A feed that asks over HTTP at its interval. */
final class PolledFeed implements Feed {
  private final Polling polling;
  private final HttpFetch http;
  private final PollLoop loop;

  /**
   * @param http what {@code polling} asks with; closed with the feed
   */
  PolledFeed(FeedContext context, Polling polling, HttpFetch http, RetryDelays delays) {
    this.polling = polling;
    this.http = http;
    this.loop = new PollLoop(context, polling, delays);
  }

  @Override
  public Future<Void> start() {
    loop.start();
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> stop() {
    loop.stop();
    return http.close();
  }

  @Override
  public boolean reconfigure(FeedConfig settings) {
    boolean taken = polling.reconfigure(settings);
    if (taken) {
      loop.settingsChanged();
    }
    return taken;
  }
}
