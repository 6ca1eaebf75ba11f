package io.skysentinel.tools.load;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/** One client, over all of its connections. */
final class LoadClient {
  final int number;
  final boolean slow;
  final Sequences sequences;

  @Nullable Channel channel;

  /** When the connection was begun, in microseconds; 0 once its first snapshot came. */
  long begunMicros;

  /** From when on messages show that a slow client has caught up, in microseconds; else 0. */
  long readAgainMicros;

  /** When the last message came, in microseconds; before the first, when the client was made. */
  long heardMicros;

  /** How many attempts in a row have failed. */
  int failedAttempts;

  /** Whether the server has accepted this connection. */
  boolean opened;

  /** Whether something came on this connection. */
  boolean ready;

  /** Whether we ourselves cut the connection. */
  boolean cut;

  LoadClient(int number, boolean slow, Sequences sequences) {
    this.number = number;
    this.slow = slow;
    this.sequences = sequences;
  }

  /** Forgets the connection that has ended. */
  void startAnew() {
    channel = null;
    opened = false;
    ready = false;
    cut = false;
    begunMicros = 0;
    readAgainMicros = 0;
    sequences.clear();
  }

  /** Lets it read, or not, if it is a slow one. */
  void letSlowRead(boolean read, long nowMicros) {
    if (slow && channel != null && ready && channel.config().isAutoRead() != read) {
      readAgainMicros = read ? nowMicros : 0;
      channel.config().setAutoRead(read);
    }
  }

  /** Says something, if there is a connection to say it on. */
  void say(String text) {
    if (channel != null && opened) {
      ChannelFuture unused = channel.writeAndFlush(ClientFrames.text(text));
    }
  }

  /** Cuts the connection. */
  void cutOff() {
    if (channel != null) {
      cut = true;
      ChannelFuture unused = channel.close();
    }
  }

  /** Ends the connection for good; a WebSocket is told. */
  void leave(boolean isWebSocket) {
    if (channel != null && opened && isWebSocket) {
      ChannelFuture unused =
          channel.writeAndFlush(ClientFrames.close()).addListener(ChannelFutureListener.CLOSE);
    } else if (channel != null) {
      ChannelFuture unused = channel.close();
    }
  }
}
