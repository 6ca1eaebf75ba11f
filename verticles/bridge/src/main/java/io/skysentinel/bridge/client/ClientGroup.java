package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.updates.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The subscriptions of fed clients that are told the same bytes: one topic, one encoding. */
final class ClientGroup {

  /** What they have in common. */
  record Key(Topic topic, Encoding encoding) {}

  private final Key key;
  private final TransportName transport;
  private final List<Subscription> members = new ArrayList<>();

  ClientGroup(Key key, TransportName transport) {
    this.key = key;
    this.transport = transport;
  }

  Topic topic() {
    return key.topic();
  }

  Encoding encoding() {
    return key.encoding();
  }

  TransportName transport() {
    return transport;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  void add(Subscription member) {
    member.index = members.size();
    members.add(member);
  }

  /**
   * The last one takes the place that becomes free, so that leaving costs the same in any crowd.
   */
  void remove(Subscription member) {
    Subscription last = members.remove(members.size() - 1);
    if (last != member) {
      members.set(member.index, last);
      last.index = member.index;
    }
  }

  /**
   * Writes to each that takes it.
   *
   * @param unflushed is given those that need a flush
   * @param full is given those that do not take it, and may remove them
   * @return to how many
   */
  int write(ByteBuf bytes, List<Client> unflushed, Consumer<Client> full) {
    boolean several = transport.hasManyTopics();
    int written = 0;
    // Backwards, because who is removed is replaced by one that had its turn.
    for (int i = members.size() - 1; i >= 0; i--) {
      Subscription member = members.get(i);
      if (!member.socket.isWritable() && !takesMoreOnceFlushed(member)) {
        full.accept(member.client);
        continue;
      }
      if (several) {
        queue(member, bytes, unflushed);
      } else {
        member.socket.write(bytes);
      }
      written++;
    }
    return written;
  }

  /** What other topics queued in this very tick may be all that fills the connection. */
  private static boolean takesMoreOnceFlushed(Subscription member) {
    if (!member.client.isUnflushed) {
      return false;
    }
    member.socket.flush();
    return member.socket.isWritable();
  }

  /** Other topics of the same client may follow: one flush sends all of them off. */
  private static void queue(Subscription member, ByteBuf bytes, List<Client> unflushed) {
    member.socket.queue(bytes);
    if (!member.client.isUnflushed) {
      member.client.isUnflushed = true;
      unflushed.add(member.client);
    }
  }
}
