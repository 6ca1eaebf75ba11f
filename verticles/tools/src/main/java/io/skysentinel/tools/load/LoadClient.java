package io.skysentinel.tools.load;

import io.netty.channel.Channel;
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
}
