package io.skysentinel.poller;

import io.skysentinel.platform.config.FeedConfig;

/** Makes a feed of the kind that the settings ask for. */
@FunctionalInterface
public interface FeedMaker {

  Feed make(FeedConfig settings, FeedContext context);
}
