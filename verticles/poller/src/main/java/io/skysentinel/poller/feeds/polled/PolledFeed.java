package io.skysentinel.poller.feeds.polled;

import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.vertx.core.Future;

/** A feed that asks over HTTP at its interval. */
public final class PolledFeed implements Feed {
  private final Polling polling;
  private final HttpFetch http;
  private final PollLoop loop;

  /**
   * @param http what {@code polling} asks with; closed with the feed
   */
  public PolledFeed(FeedContext context, Polling polling, HttpFetch http) {
    this.polling = polling;
    this.http = http;
    this.loop = new PollLoop(context, polling);
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
