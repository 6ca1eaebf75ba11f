package io.skysentinel.poller.feeds;

import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.readsb.AircraftJsonParser;
import io.skysentinel.platform.config.FeedConfig;
import io.skysentinel.poller.FeedContext;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code aircraft.json} of a receiver, and the v2 API that aggregators answer in the same words:
 * they differ in the address only.
 */
final class AircraftJsonPolling implements Polling {

  /** What is asked, whichever of the two it is. */
  private record Target(String provider, String url, String where, FeedConfig.Polled settings) {

    static @Nullable Target of(FeedConfig settings) {
      if (settings instanceof FeedConfig.Readsb readsb) {
        return new Target("readsb", readsb.url(), "aircraft.json", readsb);
      }
      if (settings instanceof FeedConfig.AdsbV2 v2) {
        String where = "/v2/point/" + plain(v2.lat()) + "/" + plain(v2.lon()) + "/" + v2.radiusNm();
        return new Target("adsb-v2", v2.url().replaceFirst("/+$", "") + where, where, v2);
      }
      return null;
    }

    /** Never 1.0E-5, which not every server reads. */
    private static String plain(double degrees) {
      return BigDecimal.valueOf(degrees).toPlainString();
    }
  }

  private final String feed;
  private final HttpFetch http;
  private final AircraftJsonParser parser = new AircraftJsonParser();
  private Target target;

  AircraftJsonPolling(FeedContext context, HttpFetch http, FeedConfig.Polled settings) {
    Target known = Target.of(settings);
    if (known == null) {
      throw new IllegalArgumentException("not a source of aircraft.json: " + settings);
    }
    this.feed = context.name();
    this.http = http;
    this.target = known;
  }

  @Override
  public List<Question> round() {
    Target asked = target;
    double intervalS = asked.settings().pollIntervalSeconds();
    Source source = new Source(feed, asked.provider(), Source.Mode.LIVE, null, intervalS);
    return List.of(new Question(source, asked.provider(), asked.where(), () -> ask(asked)));
  }

  @Override
  public ParsedAnswer parse(byte[] body, String where, long receivedAtMs)
      throws MalformedAnswerException {
    return parser.parse(body, where, receivedAtMs);
  }

  @Override
  public long delayMs(long nowMs, long sinceStartMs) {
    return Math.max(0, Math.round(target.settings().pollIntervalSeconds() * 1000) - sinceStartMs);
  }

  @Override
  public boolean reconfigure(FeedConfig settings) {
    Target next = Target.of(settings);
    if (next == null) {
      return false;
    }
    target = next;
    return true;
  }

  private Future<byte[]> ask(Target asked) {
    FeedConfig.Polled settings = asked.settings();
    long timeoutMs = Math.round(settings.timeoutSeconds() * 1000);
    return http.fetch(HttpAsk.get(asked.url(), Map.of(), timeoutMs, settings.maxAnswerBytes()))
        .map(answer -> {
          if (answer.isOk()) {
            return answer.body();
          }
          throw answer.failure();
        });
  }
}
