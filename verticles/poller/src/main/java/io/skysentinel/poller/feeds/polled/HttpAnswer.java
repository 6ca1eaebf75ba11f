package io.skysentinel.poller.feeds.polled;

import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.vertx.core.MultiMap;

/**
 * A complete answer.
 *
 * @param host who gave it, for messages
 * @param body empty unless the status is 200: nothing else is worth the memory
 */
public record HttpAnswer(String host, int status, MultiMap headers, byte[] body) {
  private static final int OK = 200;
  private static final long LONGEST_WAIT_S = 24 * 60 * 60;

  public boolean isOk() {
    return status == OK;
  }

  /** The body of a good answer; throws what another one means. */
  public byte[] bodyOrFailure() {
    if (isOk()) {
      return body;
    }
    throw failure();
  }

  /** What an answer other than 200 means. */
  public FeedFailure failure() {
    String says = host + " answers HTTP " + status;
    return switch (status) {
      case 401, 403 -> new FeedFailure(FailureKind.UNAUTHORIZED, says + ": access is refused");
      case 404 ->
          new FeedFailure(FailureKind.CLIENT_ERROR, says + ": nothing is found at this address");
      case 429 ->
          new FeedFailure(
              FailureKind.RATE_LIMITED, says + ": asked too often", seconds("Retry-After") * 1000);
      default ->
          status >= 500
              ? new FeedFailure(FailureKind.SERVER_ERROR, says)
              : new FeedFailure(FailureKind.CLIENT_ERROR, says);
    };
  }

  /** A header with a number of seconds, at most a day; 0 when there is none or it is no number. */
  public long seconds(String header) {
    return Math.min(number(header, 0), LONGEST_WAIT_S);
  }

  /** A header with a number that is not negative. */
  public long number(String header, long otherwise) {
    String text = headers.get(header);
    if (text == null || !text.strip().matches("\\d{1,18}")) {
      return otherwise;
    }
    return Long.parseLong(text.strip());
  }
}
