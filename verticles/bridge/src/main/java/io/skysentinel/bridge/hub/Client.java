package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client of one event loop and how far it is with what it is told. */
final class Client {

  /** What it gets. */
  enum State {
    /** Nothing until the hub's answer comes. */
    WAITING,
    /** Every tick. */
    FED,
    /** Nothing until its connection takes more. */
    BEHIND,
    /** Nothing any more. */
    LEFT
  }

  final Outlet outlet;
  final Encoding encoding;
  final Transport transport;
  View view;
  State state = State.WAITING;

  /** Its place among the clients of its kind, while it is fed. */
  int index;

  /** Counts what it waited for: an answer to an earlier question is not for it any more. */
  int question;

  /** What it held when it was last fed: what is not among the shards afterwards, is gone. */
  List<Stand> told = List.of();

  /** Whether an answer is on its way to it. */
  boolean isReceiving;

  /** What it asked for last, while another answer is on its way to it. */
  @Nullable Runnable next;

  /** Whether its view is another one than what it was told of. */
  boolean viewIsNew;

  /** Since when nothing can be sent to it; 0: it takes what comes. */
  long behindSinceMs;

  long behindSinceTick;
  long backlogUntilMs;
  long heardMs;

  Client(Outlet outlet, Encoding encoding, Transport transport, View view, long nowMs) {
    this.outlet = outlet;
    this.encoding = encoding;
    this.transport = transport;
    this.view = view;
    this.heardMs = nowMs;
  }

  /** Nothing can be sent to it, from now on or already. */
  void waitsSince(long nowMs) {
    if (behindSinceMs == 0) {
      behindSinceMs = nowMs;
    }
  }

  /** A snapshot replaces what its own shard gave; shards that are no more are told to be so. */
  void tellGone(List<Stand> alive, long nowMs) {
    Set<Integer> shards = new HashSet<>();
    alive.forEach(stand -> shards.add(stand.shard()));
    for (Stand stand : told) {
      if (!shards.contains(stand.shard())) {
        byte[] gone =
            encoding
                .messages()
                .snapshot(stand.shard(), Epochs.GONE, 0, nowMs, View.WORLD, List.of());
        writeOwn(encoding.framing().frame(Framing.Kind.SNAPSHOT, Framing.WORLD, gone));
      }
    }
  }

  /** Writes what is nobody else's, and frees it. */
  void writeOwn(ByteBuf own) {
    outlet.write(own);
    own.release();
  }
}
