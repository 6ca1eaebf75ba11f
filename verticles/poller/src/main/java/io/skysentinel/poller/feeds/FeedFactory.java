package io.skysentinel.poller.feeds;

import io.skysentinel.platform.config.FeedConfig;
import io.skysentinel.poller.Feed;
import io.skysentinel.poller.FeedContext;

/** Makes a feed of the kind that its settings ask for. */
public final class FeedFactory {

  private FeedFactory() {}

  /** Call it from the context that the feed is to be used from. */
  public static Feed create(FeedConfig settings, FeedContext context) {
    return create(settings, context, Delays.NORMAL);
  }

  static Feed create(FeedConfig settings, FeedContext context, Delays delays) {
    if (settings instanceof FeedConfig.Polled polled) {
      HttpFetch http = new HttpFetch(context.vertx());
      return new PolledFeed(context, polling(polled, context, http), http, delays);
    }
    if (settings instanceof FeedConfig.Sbs sbs) {
      return new SbsFeed(context, sbs, delays);
    }
    if (settings instanceof FeedConfig.Replay replay) {
      return new ReplayFeed(context, replay, delays);
    }
    if (settings instanceof FeedConfig.Simulator simulator) {
      return new SimulatorFeed(context, simulator);
    }
    throw new IllegalArgumentException("there is no feed of the kind " + settings);
  }

  private static Polling polling(FeedConfig.Polled settings, FeedContext context, HttpFetch http) {
    return settings instanceof FeedConfig.OpenSky openSky
        ? new OpenSkyPolling(context, http, openSky)
        : new AircraftJsonPolling(context, http, settings);
  }
}
