package io.skysentinel.poller.feeds.polled;

import io.netty.handler.codec.DecoderException;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * One question and its answer, redirects included, under one deadline. Used once, from one context.
 *
 * <p>Redirects are followed here and not by the client, because the client would carry a token on
 * to whatever host the answer names.
 */
final class HttpExchange {
  private static final int MAX_REDIRECTS = 3;

  private final Vertx vertx;
  private final HttpClient client;
  private final String userAgent;
  private final Promise<HttpAnswer> outcome = Promise.promise();
  private HttpQuestion question;
  private int redirects;
  private long deadline;
  private @Nullable HttpClientRequest request;
  private boolean answered;
  private Buffer body = Buffer.buffer();

  HttpExchange(Vertx vertx, HttpClient client, HttpQuestion question, String userAgent) {
    this.vertx = vertx;
    this.client = client;
    this.question = question;
    this.userAgent = userAgent;
  }

  Future<HttpAnswer> run() {
    deadline = vertx.setTimer(Math.max(1, question.timeoutMs()), timer -> outOfTime());
    send();
    return outcome.future();
  }

  void cancel() {
    fail(new CancellationException("the feed is stopped"));
  }

  private void send() {
    RequestOptions options =
        new RequestOptions()
            .setMethod(question.method())
            .setAbsoluteURI(question.uri().toString())
            .setConnectTimeout(question.timeoutMs())
            .putHeader(HttpHeaders.USER_AGENT, userAgent)
            .putHeader(HttpHeaders.ACCEPT, "application/json");
    question.headers().forEach(options::putHeader);
    client.request(options).onSuccess(this::opened).onFailure(this::broken);
  }

  private void opened(HttpClientRequest opened) {
    request = opened;
    // A request that we broke off ourselves complains as well: that is no news, and not to be
    // logged.
    opened.exceptionHandler(cause -> brokenUnder(opened, cause));
    opened.connection().exceptionHandler(cause -> brokenUnder(opened, cause));
    if (isOver()) {
      opened.reset();
      return;
    }
    String form = question.form();
    if (form != null) {
      opened.putHeader(HttpHeaders.CONTENT_TYPE, HttpHeaders.APPLICATION_X_WWW_FORM_URLENCODED);
    }
    (form == null ? opened.send() : opened.send(form))
        .onSuccess(this::answered)
        .onFailure(this::broken);
  }

  private void answered(HttpClientResponse response) {
    if (isOver()) {
      return;
    }
    answered = true;
    HttpClientRequest asked = response.request();
    response.exceptionHandler(cause -> brokenUnder(asked, cause));
    int status = response.statusCode();
    String location = response.getHeader(HttpHeaders.LOCATION);
    if (status == 200) {
      collect(response);
    } else if (isRedirect(status) && location != null) {
      follow(location);
    } else {
      succeed(status, response.headers());
      breakOff();
    }
  }

  private void collect(HttpClientResponse response) {
    long enough = enough(response.getHeader(HttpHeaders.CONTENT_LENGTH));
    response
        .handler(chunk -> {
          if (isOver()) {
            return;
          }
          body.appendBuffer(chunk);
          if (body.length() > enough) {
            tooLarge();
          }
        })
        .endHandler(end -> succeed(200, response.headers()));
  }

  /** An answer that says itself that it is too large is read no further than what is kept of it. */
  private long enough(@Nullable String declaredLength) {
    boolean tooLong =
        declaredLength != null
            && declaredLength.matches("\\d{1,18}")
            && Long.parseLong(declaredLength) > question.maxBytes();
    return tooLong
        ? Math.min(OversizedAnswer.KEPT_BYTES, question.maxBytes())
        : question.maxBytes();
  }

  private void tooLarge() {
    byte[] beginning = body.getBytes(0, Math.min(body.length(), OversizedAnswer.KEPT_BYTES));
    fail(new OversizedAnswer(question.host(), question.maxBytes(), beginning));
  }

  private void follow(String location) {
    URI target;
    try {
      target = question.uri().resolve(location.strip());
    } catch (IllegalArgumentException notAnAddress) {
      failWith("redirects to no address");
      return;
    }
    if (question.form() != null || !HttpQuestion.isWebAddress(target)) {
      failWith("redirects where we don't go");
    } else if (redirects++ == MAX_REDIRECTS) {
      failWith("redirects more than " + MAX_REDIRECTS + " times");
    } else {
      breakOff();
      answered = false;
      question = question.redirectedTo(target);
      send();
    }
  }

  private void failWith(String whatItDoes) {
    fail(new FeedFailure(FailureKind.CLIENT_ERROR, question.host() + " " + whatItDoes));
  }

  private void outOfTime() {
    String how = answered ? " was still sending after " : " did not answer within ";
    String message = question.host() + how + question.timeoutMs() / 1000.0 + " s";
    fail(new FeedFailure(FailureKind.TIMEOUT, message));
  }

  private void brokenUnder(HttpClientRequest asked, Throwable cause) {
    if (Objects.equals(request, asked)) {
      broken(cause);
    }
  }

  private void broken(Throwable cause) {
    if (!isOver()) {
      fail(explained(cause));
    }
  }

  private FeedFailure explained(Throwable cause) {
    String host = question.host();
    if (cause instanceof DecoderException && !(cause.getCause() instanceof SSLException)) {
      return new FeedFailure(FailureKind.MALFORMED, host + "'s answer cannot be decoded");
    }
    if (answered) {
      String message = host + " broke off after " + body.length() + " bytes";
      return new FeedFailure(FailureKind.TRUNCATED, message);
    }
    if (cause instanceof UnknownHostException) {
      return new FeedFailure(FailureKind.UNREACHABLE, host + " is not known (name lookup failed)");
    }
    String why = cause.getMessage();
    return new FeedFailure(
        FailureKind.UNREACHABLE, host + " cannot be reached" + (why == null ? "" : ": " + why));
  }

  private void succeed(int status, MultiMap headers) {
    if (outcome.tryComplete(new HttpAnswer(question.host(), status, headers, body.getBytes()))) {
      release();
    }
  }

  private void fail(Throwable failure) {
    if (outcome.tryFail(failure)) {
      release();
      breakOff();
    }
  }

  private void release() {
    vertx.cancelTimer(deadline);
    body = Buffer.buffer();
  }

  private void breakOff() {
    HttpClientRequest asked = request;
    request = null;
    if (asked != null) {
      asked.reset();
    }
  }

  private boolean isOver() {
    return outcome.future().isComplete();
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }
}
