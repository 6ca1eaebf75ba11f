package io.skysentinel.poller.feeds.receiver;

import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.readsb.AircraftJsonParser;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.polled.HttpAnswer;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.HttpQuestion;
import io.skysentinel.poller.feeds.polled.Polling;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/**
 * {@code aircraft.json} of a receiver, and the v2 API that aggregators answer in the same words:
 * they differ in the address only.
 */
final class AircraftJsonPolling implements Polling {

  private final String feed;
  private final HttpFetch http;
  private final AircraftJsonParser parser = new AircraftJsonParser();
  private AircraftJsonConfig settings;

  AircraftJsonPolling(FeedContext context, HttpFetch http, AircraftJsonConfig settings) {
    this.feed = context.name();
    this.http = http;
    this.settings = settings;
  }

  @Override
  public List<Question> round() {
    AircraftJsonConfig asked = settings;
    double intervalS = asked.pollIntervalSeconds();
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
    return Math.max(0, settings.pollIntervalMs() - sinceStartMs);
  }

  @Override
  public boolean reconfigure(FeedConfig next) {
    if (!(next instanceof AircraftJsonConfig known)) {
      return false;
    }
    settings = known;
    return true;
  }

  private Future<byte[]> ask(AircraftJsonConfig asked) {
    HttpQuestion question =
        HttpQuestion.get(asked.address(), Map.of(), asked.timeoutMs(), asked.maxAnswerBytes());
    return http.fetch(question).map(HttpAnswer::bodyOrFailure);
  }
}
