package io.skysentinel.poller.feeds.opensky;

import static io.skysentinel.poller.feeds.polled.HttpQuestion.plain;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.feed.MalformedAnswerException;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.opensky.CreditBudget;
import io.skysentinel.core.feed.opensky.OpenSkyParser;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.polled.HttpAnswer;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.HttpQuestion;
import io.skysentinel.poller.feeds.polled.OversizedAnswer;
import io.skysentinel.poller.feeds.polled.Polling;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** OpenSky's {@code /states/all}: with a token or anonymously, within the quota of the day. */
final class OpenSkyPolling implements Polling {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSkyPolling.class);
  private static final String WHERE = "/states/all";

  /** The log speaks of the quota only when it stretches the interval by more than this. */
  private static final double WORTH_SAYING = 1.1;

  private final FeedContext context;
  private final HttpFetch http;
  private final OpenSkyParser parser = new OpenSkyParser();
  private OpenSkyConfig settings;
  private OpenSkyAccount account;
  private boolean heldByQuota;

  OpenSkyPolling(FeedContext context, HttpFetch http, OpenSkyConfig settings) {
    this.context = context;
    this.http = http;
    this.settings = settings;
    this.account = OpenSkyAccount.of(settings, null, http, context);
  }

  /** OpenSky knows no box across the date line: its two halves are asked for one by one. */
  @Override
  public List<Question> round() {
    BoundingBox box = settings.bbox();
    if (box.lonMin() <= box.lonMax()) {
      return List.of(question(box));
    }
    return List.of(
        question(new BoundingBox(box.latMin(), box.latMax(), box.lonMin(), 180)),
        question(new BoundingBox(box.latMin(), box.latMax(), -180, box.lonMax())));
  }

  @Override
  public ParsedAnswer parse(byte[] body, String where, long receivedAtMs)
      throws MalformedAnswerException {
    return parser.parse(body, where);
  }

  /** As set, or longer where the quota would not last the day otherwise. */
  @Override
  public long delayMs(long nowMs, long sinceStartMs) {
    long pollMs = settings.pollIntervalMs();
    long quotaMs = account.budget.delayMs(nowMs, 0, CreditBudget.cost(settings.bbox()));
    tellOfQuota(pollMs, quotaMs);
    return quotaMs > pollMs ? quotaMs : Math.max(0, pollMs - sinceStartMs);
  }

  @Override
  public boolean reconfigure(FeedConfig next) {
    if (!(next instanceof OpenSkyConfig openSky)) {
      return false;
    }
    settings = openSky;
    account = OpenSkyAccount.of(openSky, account, http, context);
    return true;
  }

  private void tellOfQuota(long pollMs, long quotaMs) {
    if (!heldByQuota && quotaMs > pollMs * WORTH_SAYING) {
      heldByQuota = true;
      LOG.info(
          "Feed {}: the quota of {} credits a day allows a poll every {} s, not every {} s",
          context.name(),
          account.dailyCredits,
          (quotaMs + 500) / 1000,
          settings.pollIntervalSeconds());
    } else if (heldByQuota && quotaMs <= pollMs) {
      heldByQuota = false;
      LOG.info(
          "Feed {}: the quota allows a poll every {} s again",
          context.name(),
          settings.pollIntervalSeconds());
    }
  }

  private Question question(BoundingBox box) {
    OpenSkyConfig asked = settings;
    OpenSkyAccount payer = account;
    Source source =
        new Source(
            context.name(), "opensky", Source.Mode.LIVE, asked.bbox(), asked.pollIntervalSeconds());
    String url = asked.url() + (asked.url().contains("?") ? "&" : "?") + query(box);
    return new Question(source, "OpenSky", WHERE, () -> ask(asked, payer, url, box));
  }

  private Future<byte[]> ask(
      OpenSkyConfig asked, OpenSkyAccount payer, String url, BoundingBox box) {
    return authorized(asked, payer, url)
        .onComplete(outcome -> {
          if (isCharged(outcome.result(), outcome.cause())) {
            payer.budget.spent(context.nowMs(), CreditBudget.cost(box));
          }
        })
        .map(answer -> accepted(answer, payer.budget));
  }

  /** With a token where there is an account; a refused token is replaced once. */
  private Future<HttpAnswer> authorized(OpenSkyConfig asked, OpenSkyAccount payer, String url) {
    TokenSource tokens = payer.tokens;
    if (tokens == null) {
      return get(asked, url, Map.of());
    }
    return withToken(asked, tokens, url)
        .compose(answer ->
            answer.status() == 401
                ? withToken(asked, tokens, url)
                : Future.succeededFuture(answer));
  }

  private Future<HttpAnswer> withToken(OpenSkyConfig asked, TokenSource tokens, String url) {
    return tokens
        .token(asked.timeoutMs())
        .compose(token ->
            get(asked, url, Map.of("Authorization", "Bearer " + token))
                .onSuccess(answer -> {
                  if (answer.status() == 401) {
                    tokens.forget(token);
                  }
                }));
  }

  private Future<HttpAnswer> get(OpenSkyConfig asked, String url, Map<String, String> headers) {
    return http.fetch(HttpQuestion.get(url, headers, asked.timeoutMs(), asked.maxAnswerBytes()));
  }

  private byte[] accepted(HttpAnswer answer, CreditBudget budget) {
    long nowMs = context.nowMs();
    long left = answer.number("X-Rate-Limit-Remaining", -1);
    if (left >= 0) {
      budget.remainingReported(nowMs, left);
    }
    long waitS = answer.seconds("X-Rate-Limit-Retry-After-Seconds");
    if (answer.status() == 429 && waitS > 0) {
      budget.exhausted(nowMs, waitS);
      throw new FeedFailure(
          FailureKind.RATE_LIMITED,
          "OpenSky's credits are used up; it asks to wait " + waitS + " s",
          waitS * 1000);
    }
    return answer.bodyOrFailure();
  }

  /** What the server worked for is charged, also when its answer did not reach us whole. */
  private static boolean isCharged(HttpAnswer answer, Throwable problem) {
    if (answer != null) {
      return answer.isOk();
    }
    return problem instanceof OversizedAnswer
        || (problem instanceof FeedFailure failure
            && (failure.kind() == FailureKind.TIMEOUT || failure.kind() == FailureKind.TRUNCATED));
  }

  private static String query(BoundingBox box) {
    boolean world = box.latMin() <= -90 && box.latMax() >= 90 && box.width() >= 360;
    if (world) {
      return "extended=1";
    }
    return "lamin=%s&lomin=%s&lamax=%s&lomax=%s&extended=1"
        .formatted(
            plain(box.latMin()), plain(box.lonMin()), plain(box.latMax()), plain(box.lonMax()));
  }
}
