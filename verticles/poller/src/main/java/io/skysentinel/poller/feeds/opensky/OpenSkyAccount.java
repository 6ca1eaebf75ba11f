package io.skysentinel.poller.feeds.opensky;

import io.skysentinel.core.feed.opensky.CreditBudget;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.opensky.TokenSource.Credentials;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import org.jspecify.annotations.Nullable;

/**
 * As whom we ask OpenSky, and what that may cost a day. Kept for as long as the credentials are the
 * same: another poll interval is no reason to count from nothing.
 */
final class OpenSkyAccount {
  private static final int ANONYMOUS_CREDITS = 400;
  private static final int USER_CREDITS = 4000;

  final int dailyCredits;
  final CreditBudget budget;

  /** {@code null} when we ask anonymously. */
  final @Nullable TokenSource tokens;

  private final Credentials credentials;

  private OpenSkyAccount(
      Credentials credentials, int dailyCredits, HttpFetch http, FeedContext context) {
    this.credentials = credentials;
    this.dailyCredits = dailyCredits;
    this.budget = new CreditBudget(dailyCredits);
    this.tokens =
        isAnonymous(credentials) ? null : new TokenSource(http, context.clockMs(), credentials);
  }

  /** The account that the settings name: {@code known} if it is that one. */
  static OpenSkyAccount of(
      OpenSkyConfig settings, @Nullable OpenSkyAccount known, HttpFetch http, FeedContext context) {
    Credentials credentials =
        new Credentials(settings.tokenUrl(), settings.clientId(), settings.clientSecret());
    Integer configured = settings.dailyCredits();
    int usual = isAnonymous(credentials) ? ANONYMOUS_CREDITS : USER_CREDITS;
    int credits = configured == null ? usual : configured;
    if (known != null && known.credentials.equals(credentials) && known.dailyCredits == credits) {
      return known;
    }
    return new OpenSkyAccount(credentials, credits, http, context);
  }

  private static boolean isAnonymous(Credentials credentials) {
    return credentials.clientId().isBlank() || credentials.clientSecret().isBlank();
  }
}
