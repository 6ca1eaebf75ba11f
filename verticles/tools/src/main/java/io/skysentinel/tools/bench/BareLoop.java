package io.skysentinel.tools.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The least that Vert.x can do: one event loop that writes one shared buffer, its WebSocket header
 * in it, to every connection five times a second. What a whole node adds to that is its price.
 *
 * <p>Arguments: port, bytes of a message. The messages are empty frames of our protocol, padded, so
 * that the load tester can check them.
 */
public final class BareLoop extends PeerServer {
  private static final int FINAL_TEXT = 0x81;
  private static final int SHORT_FOLLOWS = 126;
  private static final int LONG_FOLLOWS = 127;

  private final List<ChannelHandlerContext> clients = new ArrayList<>();
  private final int size;

  BareLoop(int size) {
    this.size = size;
  }

  /** Serves until it is ended. */
  public static void main(String[] args) throws Exception {
    var unused = new BareLoop(Integer.parseInt(args[1])).listen(Integer.parseInt(args[0]));
  }

  @Override
  void accept(HttpServer server) {
    server.webSocketHandler(this::enter);
  }

  private void enter(ServerWebSocket socket) {
    ChannelHandlerContext client = ((WebSocketInternal) socket).channelHandlerContext();
    socket.exceptionHandler(unused -> clients.remove(client));
    socket.closeHandler(unused -> clients.remove(client));
    write(client, message("snapshot", "flights", 0));
    clients.add(client);
  }

  @Override
  void tick() {
    ByteBuf bytes = message("delta", "upserts", size);
    for (int i = 0; i < clients.size(); i++) {
      write(clients.get(i), bytes.retainedDuplicate());
    }
    bytes.release();
  }

  private static void write(ChannelHandlerContext client, ByteBuf bytes) {
    var unused = client.writeAndFlush(bytes, client.voidPromise());
  }

  private ByteBuf message(String type, String list, int length) {
    String head =
        String.format(
            Locale.ROOT,
            "{\"type\":\"%s\",\"shard\":0,\"epoch\":\"bare\",\"seq\":%d,\"t\":%d,\"%s\":[\"",
            type,
            seq,
            System.currentTimeMillis(),
            list);
    String tail = "\"]}";
    String text = head + "x".repeat(Math.max(0, length - head.length() - tail.length())) + tail;
    ByteBuf out = Unpooled.directBuffer(text.length() + 10);
    out.writeByte(FINAL_TEXT);
    if (text.length() < SHORT_FOLLOWS) {
      out.writeByte(text.length());
    } else if (text.length() < 1 << 16) {
      out.writeByte(SHORT_FOLLOWS).writeShort(text.length());
    } else {
      out.writeByte(LONG_FOLLOWS).writeLong(text.length());
    }
    out.writeCharSequence(text, StandardCharsets.US_ASCII);
    return out;
  }
}
