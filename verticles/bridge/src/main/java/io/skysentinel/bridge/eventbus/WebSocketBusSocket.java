package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.skysentinel.bridge.hub.Farewell;
import io.skysentinel.bridge.hub.Turnstile;
import io.skysentinel.bridge.hub.WebSocketOutlet;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;

/** A WebSocket, bare or with SockJS's frames in its own. */
final class WebSocketBusSocket implements BusSocket {
  private static final short NOT_UNDERSTOOD = 1007;

  private final ServerWebSocket socket;
  private final WebSocketOutlet outlet;
  private final Carriage carriage;
  private final BusClient client;
  private boolean reading = true;

  private WebSocketBusSocket(
      ServerWebSocket socket,
      Channel channel,
      Carriage carriage,
      Turnstile.Ticket ticket,
      BusLoop loop) {
    this.socket = socket;
    this.carriage = carriage;
    this.outlet = new WebSocketOutlet(channel, this::drained);
    this.client = loop.welcome(this, ticket);
  }

  /**
   * Serves a browser until it leaves.
   *
   * @param channel what is below {@code socket}
   */
  static void serve(
      ServerWebSocket socket,
      Channel channel,
      Carriage carriage,
      Turnstile.Ticket ticket,
      BusLoop loop) {
    WebSocketBusSocket bus = new WebSocketBusSocket(socket, channel, carriage, ticket, loop);
    BusClient client = bus.client;
    socket.closeHandler(unused -> client.closed());
    // Without one, Vert.x logs each client that breaks off.
    socket.exceptionHandler(unused -> loop.broken());
    socket.pongHandler(unused -> client.heard());
    if (carriage == Carriage.SOCKJS) {
      bus.own(Carriage.sockJsFrame("o"));
      socket.textMessageHandler(text -> bus.receivedFrame(text, loop));
    } else {
      socket.textMessageHandler(client::received);
      socket.binaryMessageHandler(message -> client.received(message.toString()));
    }
  }

  private void receivedFrame(String text, BusLoop loop) {
    List<String> messages = RequestReader.messages(text);
    if (messages != null) {
      messages.forEach(client::received);
      return;
    }
    loop.malformed();
    client.closed();
    socket.close(NOT_UNDERSTOOD, "not a frame of SockJS");
  }

  private void drained() {
    client.drained();
  }

  private void own(ByteBuf bytes) {
    outlet.write(bytes);
    bytes.release();
  }

  @Override
  public Carriage carriage() {
    return carriage;
  }

  @Override
  public boolean isWritable() {
    return outlet.isWritable();
  }

  @Override
  public void queue(ByteBuf lent) {
    outlet.queue(lent);
  }

  @Override
  public void flush() {
    outlet.flush();
  }

  @Override
  public void allowBacklog(int bytes) {
    outlet.allowBacklog(bytes);
  }

  @Override
  public void whenSent(Runnable then) {
    outlet.whenSent(then);
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
  public void ping() {
    outlet.ping();
  }

  @Override
  public void close(Farewell farewell) {
    if (carriage == Carriage.SOCKJS) {
      own(Carriage.sockJsFrame("c[%d,\"%s\"]".formatted(farewell.code(), farewell.words())));
    }
    outlet.close(farewell);
  }
}
