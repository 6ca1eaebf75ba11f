package io.skysentinel.poller.feeds.receiver;

import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.PolledConfig;
import io.skysentinel.poller.feeds.polled.Polling;

/** Who answers in the words of {@code aircraft.json}. */
interface AircraftJsonConfig extends PolledConfig {

  /** What states say of where they come from. */
  String provider();

  /** The whole address that is asked. */
  String address();

  /** What is asked for, as rejects name it. */
  String where();

  @Override
  default Polling polling(FeedContext context, HttpFetch http) {
    return new AircraftJsonPolling(context, http, this);
  }
}
