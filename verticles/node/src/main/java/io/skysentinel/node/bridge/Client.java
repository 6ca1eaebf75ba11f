package io.skysentinel.node.bridge;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.ClientMessage.Stand;
import io.skysentinel.core.live.View;
import java.util.List;

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

  /** Writes what is nobody else's, and frees it. */
  void writeOwn(ByteBuf own) {
    outlet.write(own);
    own.release();
  }
}
