package io.skysentinel.poller.feeds.opensky;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.PolledConfig;
import io.skysentinel.poller.feeds.polled.Polling;
import org.jspecify.annotations.Nullable;

/**
 * OpenSky's {@code /states/all}.
 *
 * @param dailyCredits the quota of a day; {@code null}: 400 anonymous, 4,000 with credentials
 * @param clientSecret never logged, never served
 */
public record OpenSkyConfig(
    String url,
    String tokenUrl,
    String clientId,
    String clientSecret,
    BoundingBox bbox,
    @Nullable Integer dailyCredits,
    double pollIntervalSeconds,
    double timeoutSeconds,
    int maxAnswerBytes)
    implements PolledConfig {

  @Override
  public Polling polling(FeedContext context, HttpFetch http) {
    return new OpenSkyPolling(context, http, this);
  }

  @Override
  public String toString() {
    return "OpenSky[url=" + url + ", clientId=" + clientId + ", bbox=" + bbox + "]";
  }
}
