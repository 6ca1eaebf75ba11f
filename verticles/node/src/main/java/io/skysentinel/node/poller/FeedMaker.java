package io.skysentinel.node.poller;

import io.skysentinel.node.config.FeedConfig;

/** Makes a feed of the kind that the settings ask for. */
@FunctionalInterface
public interface FeedMaker {

  Feed make(FeedConfig settings, FeedContext context);
}
