package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.ClientPaths;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.List;

/** What a node is compared with: one event loop that tells all its clients something at a tick. */
abstract class PeerServer implements AutoCloseable {
  private static final int TICK_MS = 200;

  final Vertx vertx =
      Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));

  /** Of the last frame. */
  long seq = 1;

  /** Sets the server up so that clients can come. */
  abstract void accept(HttpServer server);

  /** Tells the frame of this seq. */
  abstract void tick();

  /** Says the port, which is another one where 0 is asked for. */
  final int listen(int port) {
    vertx.setPeriodic(
        TICK_MS,
        timer -> {
          seq++;
          tick();
        });
    HttpServer server =
        vertx.createHttpServer(
            new HttpServerOptions()
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketSubProtocols(List.of(ClientPaths.JSON_SUBPROTOCOL)));
    accept(server);
    return server.listen(port, "127.0.0.1").await().actualPort();
  }

  @Override
  public final void close() {
    vertx.close().await();
  }
}
