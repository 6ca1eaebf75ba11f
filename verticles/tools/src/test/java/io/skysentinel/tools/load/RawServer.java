package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;

/** Answers every client's first bytes with bytes of the test's choice, however wrong. */
final class RawServer implements AutoCloseable {
  /** The head of an answer that a client of {@link Protocol#WS_JSON} takes. */
  static final String UPGRADED =
      "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Protocol: sky.v1.json\r\n"
          + ("Sec-WebSocket-Accept: " + Handshake.ACCEPT)
          + "\r\n\r\n";

  private final Vertx vertx = Vertx.vertx();
  private final NetServer server;

  RawServer(ByteBuf answer, boolean closes) {
    Buffer bytes = Buffer.buffer(ByteBufUtil.getBytes(answer));
    NetServerOptions options = new NetServerOptions().setHost("127.0.0.1").setPort(0);
    server =
        vertx
            .createNetServer(options)
            .connectHandler(socket ->
                socket.handler(request -> {
                  // Only the request is answered, not what is said later.
                  socket.handler(later -> {});
                  socket
                      .write(bytes)
                      .onSuccess(written -> {
                        if (closes) {
                          socket.close();
                        }
                      });
                }));
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  Target target(Protocol protocol) {
    return new Target("127.0.0.1", server.actualPort(), protocol.path());
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
