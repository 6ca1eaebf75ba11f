package io.skysentinel.platform.web;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Refuses a query that cannot be decoded, so that no route has to expect one. */
final class ReadableQuery implements Handler<RoutingContext> {
  private static final Problem UNREADABLE =
      Problem.of(
          400,
          "Bad request",
          "The query cannot be decoded: each % has to be followed by two hexadecimal digits");

  @Override
  public void handle(RoutingContext request) {
    if (isReadable(request)) {
      request.next();
    } else {
      UNREADABLE.answer(request.response(), request.request().path());
    }
  }

  private static boolean isReadable(RoutingContext request) {
    try {
      // Decoded once: whoever asks later gets the same.
      request.request().params();
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
