package io.skysentinel.platform.connection;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import java.lang.reflect.Proxy;

/** An answer of which only its size and its end are known. */
final class FakeAnswer {
  private long bytes;
  private boolean closed;
  private boolean reset;

  private final HttpServerResponse response =
      (HttpServerResponse)
          Proxy.newProxyInstance(
              FakeAnswer.class.getClassLoader(),
              new Class<?>[] {HttpServerResponse.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "closed" -> closed;
                    case "bytesWritten" -> bytes;
                    case "reset" -> {
                      reset = true;
                      yield Future.succeededFuture();
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  HttpServerResponse response() {
    return response;
  }

  void wrote(long more) {
    bytes += more;
  }

  void close() {
    closed = true;
  }

  boolean wasReset() {
    return reset;
  }
}
