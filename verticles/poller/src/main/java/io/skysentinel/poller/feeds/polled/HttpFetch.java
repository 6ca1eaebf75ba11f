package io.skysentinel.poller.feeds.polled;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Asks over HTTP, for one feed. The future fails with a {@link
 * io.skysentinel.poller.feeds.FeedFailure} or an {@link OversizedAnswer} when there is no complete
 * answer; an answer of any status is an answer.
 */
public final class HttpFetch {
  private static final String USER_AGENT =
      "SkySentinel/"
          + Optional.ofNullable(HttpFetch.class.getPackage().getImplementationVersion())
              .orElse("dev");

  private final Vertx vertx;
  private final HttpClient client;
  private final Set<HttpExchange> running = new HashSet<>();

  public HttpFetch(Vertx vertx) {
    this.vertx = vertx;
    this.client = vertx.createHttpClient(new HttpClientOptions().setDecompressionSupported(true));
  }

  public Future<HttpAnswer> fetch(HttpQuestion question) {
    HttpExchange exchange = new HttpExchange(vertx, client, question, USER_AGENT);
    running.add(exchange);
    return exchange.run().onComplete(outcome -> running.remove(exchange));
  }

  /** Breaks off what is under way. */
  public Future<Void> close() {
    Set.copyOf(running).forEach(HttpExchange::cancel);
    return client.close();
  }
}
