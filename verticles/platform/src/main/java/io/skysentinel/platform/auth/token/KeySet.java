package io.skysentinel.platform.auth.token;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that an identity provider shows at an address. They are asked for again and again, and
 * sooner when a token has another; what a provider shows no more is trusted no more. While it does
 * not answer its last keys hold for an hour.
 */
final class KeySet {
  private static final Logger LOG = LoggerFactory.getLogger(KeySet.class);

  private static final int MOST_BYTES = 256 * 1024;
  private static final long PATIENCE_MS = 5_000;
  private static final long LONGEST_WITHOUT_MS = TimeUnit.HOURS.toMillis(1);

  /** However many tokens of unknown keys come. */
  private static final long SOONEST_AGAIN_MS = 10_000;

  private record Shown(KeyRing keys, long atMs) {}

  private final Vertx vertx;
  private final String address;
  private final long everyMs;
  private final LongSupplier clockMs;
  private final HttpClient client;
  private final AtomicBoolean asking = new AtomicBoolean();
  private final AtomicBoolean failing = new AtomicBoolean();
  private final AtomicLong wantedAtMs = new AtomicLong();
  private volatile Shown shown = new Shown(KeyRing.EMPTY, 0);
  private long timer = -1;

  KeySet(Vertx vertx, String address, int everySeconds, LongSupplier clockMs) {
    this.vertx = vertx;
    this.address = address;
    this.clockMs = clockMs;
    this.everyMs = TimeUnit.SECONDS.toMillis(everySeconds);
    this.client = vertx.createHttpClient(new HttpClientOptions());
  }

  /** Asks for them for the first time. A provider that is away does not keep the node from it. */
  Future<Void> start() {
    timer = vertx.setPeriodic(everyMs, unused -> ask());
    return ask().otherwiseEmpty();
  }

  Future<Void> stop() {
    vertx.cancelTimer(timer);
    return client.close();
  }

  KeyRing keys(long nowMs) {
    Shown now = shown;
    return nowMs - now.atMs < LONGEST_WITHOUT_MS ? now.keys : KeyRing.EMPTY;
  }

  /** Somebody shows a token that none of the keys fits. */
  void wanted(long nowMs) {
    long before = wantedAtMs.get();
    if (!address.isEmpty()
        && nowMs - before >= SOONEST_AGAIN_MS
        && wantedAtMs.compareAndSet(before, nowMs)) {
      Future<Void> unused = ask();
    }
  }

  private Future<Void> ask() {
    if (!asking.compareAndSet(false, true)) {
      return Future.succeededFuture();
    }
    return fetch()
        .map(body -> KeyRing.ofSet(vertx, new JsonObject(body)))
        .onSuccess(keys -> {
          shown = new Shown(keys, clockMs.getAsLong());
          if (failing.getAndSet(false)) {
            LOG.info("The keys for tokens are to be had again at {}", address);
          }
        })
        .onFailure(failure -> {
          if (!failing.getAndSet(true)) {
            LOG.warn("No keys for tokens come from {}: {}", address, failure.getMessage());
          }
        })
        .onComplete(done -> asking.set(false))
        .mapEmpty();
  }

  private Future<Buffer> fetch() {
    Promise<Buffer> whole = Promise.promise();
    RequestOptions options =
        new RequestOptions()
            .setAbsoluteURI(address)
            .setConnectTimeout(PATIENCE_MS)
            .putHeader("accept", "application/json");
    client
        .request(options)
        .onFailure(whole::tryFail)
        .onSuccess(request -> {
          long deadline =
              vertx.setTimer(
                  PATIENCE_MS, late -> whole.tryFail("no answer within " + PATIENCE_MS + " ms"));
          request.exceptionHandler(whole::tryFail);
          request.send().onFailure(whole::tryFail).onSuccess(response -> collect(response, whole));
          whole
              .future()
              .onComplete(done -> {
                vertx.cancelTimer(deadline);
                breakOffUnlessDone(request, done.failed());
              });
        });
    return whole.future();
  }

  private static void breakOffUnlessDone(HttpClientRequest request, boolean failed) {
    if (failed) {
      request.reset();
    }
  }

  /** No redirects: the keys of whoever is named there would be believed. */
  private static void collect(HttpClientResponse response, Promise<Buffer> whole) {
    if (response.statusCode() != 200) {
      whole.tryFail("the answer is HTTP " + response.statusCode());
      return;
    }
    Buffer body = Buffer.buffer();
    response.exceptionHandler(whole::tryFail);
    response.handler(part -> {
      body.appendBuffer(part);
      if (body.length() > MOST_BYTES) {
        whole.tryFail("the answer is larger than 256 KiB");
      }
    });
    response.endHandler(end -> whole.tryComplete(body));
  }
}
