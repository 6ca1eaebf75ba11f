package io.skysentinel.bridge.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.hub.Farewell;
import io.skysentinel.bridge.hub.Turnstile;
import io.vertx.core.Future;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.nio.charset.StandardCharsets;

/**
 * A session of one of SockJS's fallbacks, which vertx-web keeps. It queues without a bound what is
 * written, so what has not been sent off is counted here.
 */
final class SessionBusSocket implements BusSocket {
  /** So much may wait for a browser's next poll: some ticks of all shards. */
  private static final int USUAL_UNSENT_CHARS = 512 * 1024;

  private final SockJSSocket socket;
  private long unsentChars;
  private int maxUnsentChars = USUAL_UNSENT_CHARS;
  private Future<Void> last = Future.succeededFuture();
  private boolean full;
  private Runnable onDrain = () -> {};

  private SessionBusSocket(SockJSSocket socket) {
    this.socket = socket;
  }

  static void serve(SockJSSocket socket, Turnstile.Ticket ticket, BusLoop loop) {
    SessionBusSocket bus = new SessionBusSocket(socket);
    BusClient client = loop.welcome(bus, ticket);
    bus.onDrain = client::drained;
    socket.handler(message -> client.received(message.toString()));
    socket.closeHandler(ended -> client.closed());
    socket.exceptionHandler(broken -> loop.broken());
  }

  @Override
  public Carriage carriage() {
    return Carriage.SESSION;
  }

  @Override
  public boolean isWritable() {
    return !full;
  }

  @Override
  public void queue(ByteBuf lent) {
    String lines = lent.toString(StandardCharsets.UTF_8);
    int from = 0;
    for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
      send(lines.substring(from, end));
      from = end + 1;
    }
  }

  private void send(String message) {
    unsentChars += message.length();
    full = full || unsentChars > maxUnsentChars;
    last = socket.write(message).onComplete(sent -> sent(message.length()));
  }

  private void sent(int chars) {
    unsentChars -= chars;
    if (full && unsentChars == 0) {
      full = false;
      onDrain.run();
    }
  }

  /** vertx-web sends off what it has. */
  @Override
  public void flush() {}

  @Override
  public void whenSent(Runnable then) {
    last.onComplete(sent -> then.run());
  }

  @Override
  public void allowBacklog(int bytes) {
    maxUnsentChars = USUAL_UNSENT_CHARS + bytes;
  }

  /** The browser's messages are requests of their own: the budget bounds them. */
  @Override
  public void reading(boolean on) {}

  /** SockJS's heartbeats are not answered. */
  @Override
  public void ping() {}

  @Override
  public void close(Farewell farewell) {
    socket.close();
  }
}
