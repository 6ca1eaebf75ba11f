package io.skysentinel.poller.feeds.opensky;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.poller.feeds.polled.HttpAnswer;
import io.skysentinel.poller.feeds.polled.HttpFetch;
import io.skysentinel.poller.feeds.polled.HttpQuestion;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for OpenSky by OAuth2 client credentials: one is kept until shortly before it ends, and
 * whoever needs one while it is fetched waits for the same. Used from one context.
 */
final class TokenSource {
  /** Refreshed this early, so that no token ends on its way to the server. */
  private static final long EARLY_MS = 30_000;

  private static final long USUAL_LIFE_S = 30 * 60;
  private static final int MAX_BYTES = 64 * 1024;

  /** Who we are, and where that is checked. */
  record Credentials(String tokenUrl, String clientId, String clientSecret) {
    @Override
    public String toString() {
      return "Credentials[" + clientId + " at " + tokenUrl + "]";
    }
  }

  private final HttpFetch http;
  private final LongSupplier clockMs;
  private final Credentials credentials;
  private @Nullable String token;
  private long validUntilMs;
  private @Nullable Future<String> underWay;

  TokenSource(HttpFetch http, LongSupplier clockMs, Credentials credentials) {
    this.http = http;
    this.clockMs = clockMs;
    this.credentials = credentials;
  }

  /** The token of now; fails with a {@link FeedFailure} that says why there is none. */
  Future<String> token(long timeoutMs) {
    String known = token;
    if (known != null && clockMs.getAsLong() < validUntilMs) {
      return Future.succeededFuture(known);
    }
    Future<String> running = underWay;
    if (running != null) {
      return running;
    }
    Future<String> fresh = request(timeoutMs);
    if (!fresh.isComplete()) {
      underWay = fresh;
      fresh.onComplete(outcome -> underWay = null);
    }
    return fresh;
  }

  /** The server did not like this token: it is not used again. */
  void forget(String refused) {
    if (Objects.equals(token, refused)) {
      token = null;
    }
  }

  private Future<String> request(long timeoutMs) {
    String form =
        "grant_type=client_credentials&client_id=%s&client_secret=%s"
            .formatted(
                URLEncoder.encode(credentials.clientId(), UTF_8),
                URLEncoder.encode(credentials.clientSecret(), UTF_8));
    return Future.succeededFuture()
        .compose(
            go -> http.fetch(HttpQuestion.post(credentials.tokenUrl(), form, timeoutMs, MAX_BYTES)))
        .recover(problem -> Future.failedFuture(inWords(problem)))
        .map(this::accepted);
  }

  private static Throwable inWords(Throwable problem) {
    // Another one: the beginning of an oversized answer may hold a token, so it is not kept.
    return problem instanceof FeedFailure known
        ? new FeedFailure(known.kind(), "no token for OpenSky: " + known.getMessage())
        : problem;
  }

  private String accepted(HttpAnswer answer) {
    int status = answer.status();
    if (status == 400 || status == 401 || status == 403) {
      throw new FeedFailure(
          FailureKind.UNAUTHORIZED,
          // Everybody may read it on the status panel, so it does not say which.
          "OpenSky does not accept the client id with its secret (%s answers HTTP %d)"
              .formatted(answer.host(), status));
    }
    if (!answer.isOk()) {
      FeedFailure failure = answer.failure();
      throw new FeedFailure(
          failure.kind(), "no token for OpenSky: " + failure.getMessage(), failure.retryAfterMs());
    }
    return read(answer);
  }

  private String read(HttpAnswer answer) {
    try {
      JsonObject body = new JsonObject(Buffer.buffer(answer.body()));
      long lifeS =
          body.getValue("expires_in") instanceof Number life ? life.longValue() : USUAL_LIFE_S;
      // Nothing else can stand in a header; a line break in it would even start a new one.
      if (body.getValue("access_token") instanceof String fresh && fresh.matches("[!-~]+")) {
        token = fresh;
        validUntilMs = clockMs.getAsLong() + lifeS * 1000 - EARLY_MS;
        return fresh;
      }
    } catch (DecodeException notAToken) {
      // Said below: the exception's own words may quote the token.
    }
    throw new FeedFailure(
        FailureKind.MALFORMED, "no token for OpenSky: none is in the answer of " + answer.host());
  }
}
