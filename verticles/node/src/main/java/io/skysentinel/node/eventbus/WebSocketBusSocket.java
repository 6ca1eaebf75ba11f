package io.skysentinel.node.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.skysentinel.node.bridge.Farewell;
import io.skysentinel.node.bridge.Turnstile;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.List;

/** A WebSocket, written to below Vert.x: its bytes are framed already and belong to many. */
final class WebSocketBusSocket implements BusSocket {
  private final ServerWebSocket socket;
  private final ChannelHandlerContext channel;
  private final Carriage carriage;
  private boolean reading = true;

  private WebSocketBusSocket(ServerWebSocket socket, Carriage carriage) {
    this.socket = socket;
    this.channel = ((WebSocketInternal) socket).channelHandlerContext();
    this.carriage = carriage;
  }

  /** Serves a connection, as SockJS if {@code carriage} says so. */
  static void serve(
      ServerWebSocket socket, Carriage carriage, Turnstile.Ticket ticket, BusLoop loop) {
    WebSocketBusSocket bus = new WebSocketBusSocket(socket, carriage);
    if (carriage == Carriage.SOCKJS) {
      bus.write(Carriage.sockJsFrame("o"));
      bus.flush();
    }
    BusClient client = loop.welcome(bus, ticket);
    bus.channel.pipeline().addBefore(bus.channel.name(), null, new DrainWatch(client));
    socket.closeHandler(ended -> client.closed());
    if (carriage == Carriage.SOCKJS) {
      socket.textMessageHandler(text -> received(text, client, loop));
    } else {
      socket.textMessageHandler(client::received);
      socket.binaryMessageHandler(message -> client.received(message.toString()));
    }
  }

  private static void received(String text, BusClient client, BusLoop loop) {
    List<String> messages = RequestReader.messages(text);
    if (messages == null) {
      loop.expel(client, Farewell.MALFORMED, "malformed");
    } else {
      messages.forEach(client::received);
    }
  }

  @Override
  public Carriage carriage() {
    return carriage;
  }

  @Override
  public boolean isWritable() {
    return channel.channel().isWritable();
  }

  @Override
  public void write(ByteBuf messages) {
    channel.write(messages, channel.voidPromise());
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void allowBacklog(int bytes) {
    channel
        .channel()
        .config()
        .setWriteBufferWaterMark(
            bytes == 0
                ? WriteBufferWaterMark.DEFAULT
                : new WriteBufferWaterMark(WriteBufferWaterMark.DEFAULT.low(), bytes));
  }

  @Override
  public void reading(boolean on) {
    if (on != reading) {
      reading = on;
      if (on) {
        socket.resume();
      } else {
        socket.pause();
      }
    }
  }

  @Override
  public void close(Farewell farewell) {
    if (!isWritable()) {
      // It would not hear a good-bye: that would wait behind all that it does not read.
      channel.close();
      return;
    }
    if (carriage == Carriage.SOCKJS) {
      write(Carriage.sockJsFrame("c[%d,\"%s\"]".formatted(farewell.code(), farewell.words())));
    }
    socket.close((short) farewell.code(), farewell.words());
  }

  /** Vert.x tells of a drain only what went through its own queue. */
  private static final class DrainWatch extends ChannelInboundHandlerAdapter {
    private final BusClient client;

    DrainWatch(BusClient client) {
      this.client = client;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      if (context.channel().isWritable()) {
        client.drained();
      }
      context.fireChannelWritabilityChanged();
    }
  }
}
