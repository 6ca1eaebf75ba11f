package io.skysentinel.poller.feeds.polled;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on the loopback that answers as the test says, each request with the next answer. It
 * ends with its Vert.x.
 */
public final class ScriptedServer {

  /** What was asked. */
  public record Asked(String uri, MultiMap headers, String body) {}

  public final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Handler<HttpServerRequest>> script = new ConcurrentLinkedQueue<>();
  private final Vertx vertx;
  private volatile Handler<HttpServerRequest> otherwise = status(500);
  private HttpServer server;

  public ScriptedServer(Vertx vertx) throws Exception {
    this.vertx = vertx;
    this.server = listen(0);
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  public int port() {
    return server.actualPort();
  }

  public ScriptedServer then(Handler<HttpServerRequest> answer) {
    script.add(answer);
    return this;
  }

  /** The answer when the script is at its end. */
  public ScriptedServer otherwise(Handler<HttpServerRequest> answer) {
    otherwise = answer;
    return this;
  }

  public int scriptLeft() {
    return script.size();
  }

  /** Nobody listens at the port until {@link #reopen}. */
  public void shut() throws Exception {
    server.close().await(60, SECONDS);
  }

  public void reopen() throws Exception {
    server = listen(server.actualPort());
  }

  private HttpServer listen(int port) throws Exception {
    return vertx
        .createHttpServer(new HttpServerOptions().setCompressionSupported(true))
        .requestHandler(this::serve)
        .listen(port, "127.0.0.1")
        .await(60, SECONDS);
  }

  private void serve(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> {
          asked.add(new Asked(request.uri(), request.headers(), body.toString()));
          Handler<HttpServerRequest> next = script.poll();
          (next == null ? otherwise : next).handle(request);
        });
  }

  public static Handler<HttpServerRequest> ok(String body) {
    return request -> request.response().end(body);
  }

  public static Handler<HttpServerRequest> status(int status, String... headers) {
    return request -> {
      request.response().setStatusCode(status);
      for (int i = 0; i < headers.length; i += 2) {
        request.response().putHeader(headers[i], headers[i + 1]);
      }
      request.response().end("<html>" + status + "</html>");
    };
  }

  public static Handler<HttpServerRequest> redirect(String target) {
    return status(302, "Location", target);
  }

  /** Takes the question and says nothing. */
  public static Handler<HttpServerRequest> silence() {
    return request -> {};
  }

  /** Hangs up before it has said anything. */
  public static Handler<HttpServerRequest> hangUp() {
    return request -> request.connection().close();
  }

  /** Promises more than it sends. */
  public static Handler<HttpServerRequest> half(String body) {
    return request -> {
      // Not to be compressed: the promise is about these bytes.
      request.response().putHeader("content-encoding", "identity");
      request.response().putHeader("content-length", String.valueOf(2 * body.length()));
      request.response().write(body).onComplete(sent -> request.connection().close());
    };
  }

  /** Sends chunk after chunk for as long as somebody reads. */
  public static Handler<HttpServerRequest> endless(Buffer chunk) {
    return request -> {
      request.response().setChunked(true).putHeader("content-encoding", "identity");
      sendForEver(request, chunk);
    };
  }

  private static void sendForEver(HttpServerRequest request, Buffer chunk) {
    request.response().write(chunk).onSuccess(sent -> sendForEver(request, chunk));
  }

  /** A few bytes now and then, and no end. */
  public Handler<HttpServerRequest> trickle() {
    return request -> {
      request.response().setChunked(true).putHeader("content-encoding", "identity");
      long timer = vertx.setPeriodic(10, id -> request.response().write(" "));
      request.response().exceptionHandler(gone -> vertx.cancelTimer(timer));
      request.response().closeHandler(closed -> vertx.cancelTimer(timer));
    };
  }
}
