package io.skysentinel.bridge.transport.eventbus;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.client.ClientSocket;
import io.skysentinel.bridge.client.CloseReason;
import io.vertx.core.Future;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.nio.charset.StandardCharsets;

/**
 * A session of one of SockJS's fallbacks, which vertx-web keeps. It queues without a bound what is
 * written, so what has not been sent off is counted here. It cannot be pinged: SockJS's heartbeats
 * are not answered.
 */
final class SessionSocket implements ClientSocket {
  /** So much may wait for a browser's next poll: some ticks of all shards. */
  private static final int USUAL_UNSENT_CHARS = 512 * 1024;

  private final SockJSSocket socket;
  private long unsentChars;
  private int maxUnsentChars = USUAL_UNSENT_CHARS;
  private Future<Void> last = Future.succeededFuture();
  private boolean full;
  private Runnable onWritable = () -> {};

  SessionSocket(SockJSSocket socket) {
    this.socket = socket;
  }

  @Override
  public void onWritable(Runnable listener) {
    onWritable = listener;
  }

  @Override
  public boolean isWritable() {
    return !full;
  }

  /** vertx-web sends off what it has. */
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
      onWritable.run();
    }
  }

  @Override
  public void whenSent(Runnable then) {
    last.onComplete(sent -> then.run());
  }

  @Override
  public void allowBacklog(int bytes) {
    maxUnsentChars = USUAL_UNSENT_CHARS + bytes;
  }

  @Override
  public void close(CloseReason reason) {
    socket.close(reason.code(), reason.words());
  }
}
