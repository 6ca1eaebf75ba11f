package io.skysentinel.bridge.client;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.bridge.updates.MessageKind;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The clients of one event loop that are fed: each group costs one look for its bytes. */
final class ClientGroups {
  /** What the subscriptions of a group have in common. */
  private record Key(Topic topic, Encoding encoding) {}

  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private final List<Client> unflushed = new ArrayList<>();
  private final BridgeMetrics metrics;

  ClientGroups(BridgeMetrics metrics) {
    this.metrics = metrics;
  }

  void add(Subscription subscription) {
    groups
        .computeIfAbsent(
            new Key(subscription.topic, subscription.encoding),
            key -> new Group(key, subscription.client.transport))
        .add(subscription);
  }

  /** Groups that become empty are dropped by the next tick, since one may be on its way now. */
  void remove(Subscription subscription) {
    Group group = groups.get(new Key(subscription.topic, subscription.encoding));
    if (group != null) {
      group.remove(subscription);
    }
  }

  /**
   * Tells everybody who watches of a change.
   *
   * @param full is given those whose connection does not take it, and may remove them
   */
  void tick(Update tick, Consumer<Client> full) {
    for (Group group : List.copyOf(groups.values())) {
      View view = group.key.topic().view();
      if (view != null) {
        write(group, tick.bytes(view, group.key.encoding()), full);
      }
    }
    groups.values().removeIf(group -> group.members.isEmpty());
    flush();
  }

  /** Tells everybody who watches that the server is alive and where it stands. */
  void heartbeat(long nowMs, List<Stand> stands) {
    Map<Encoding, ByteBuf> made = new HashMap<>();
    for (Group group : List.copyOf(groups.values())) {
      if (group.key.topic().view() != null) {
        ByteBuf bytes =
            made.computeIfAbsent(
                group.key.encoding(), encoding -> encoding.heartbeat(nowMs, stands));
        // Who does not take it misses nothing by that.
        write(group, bytes, unused -> {});
      }
    }
    made.values().forEach(ByteBuf::release);
    flush();
  }

  /** Tells an event to whoever subscribed to its address. */
  void event(String address, byte[] json, Consumer<Client> full) {
    for (Group group : List.copyOf(groups.values())) {
      if (group.key.topic().view() == null && group.key.topic().address().equals(address)) {
        ByteBuf bytes = group.key.encoding().framing().frame(MessageKind.EVENT, json);
        write(group, bytes, full);
        bytes.release();
      }
    }
    flush();
  }

  private void write(Group group, ByteBuf bytes, Consumer<Client> full) {
    if (bytes.isReadable()) {
      int written = group.write(bytes, full);
      metrics.sent(group.transport, written, bytes.readableBytes());
    }
  }

  /** One flush for all that a tick brought to a client. */
  private void flush() {
    for (int i = 0; i < unflushed.size(); i++) {
      Client client = unflushed.get(i);
      client.isUnflushed = false;
      client.socket.flush();
    }
    unflushed.clear();
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
  private void queue(Subscription member, ByteBuf bytes) {
    member.socket.queue(bytes);
    if (!member.client.isUnflushed) {
      member.client.isUnflushed = true;
      unflushed.add(member.client);
    }
  }

  /** The subscriptions of fed clients that are told the same bytes. */
  private final class Group {
    private final Key key;
    private final TransportName transport;
    private final List<Subscription> members = new ArrayList<>();

    Group(Key key, TransportName transport) {
      this.key = key;
      this.transport = transport;
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
     * @param full is given those that do not take it, and may remove them
     * @return to how many
     */
    int write(ByteBuf bytes, Consumer<Client> full) {
      int written = 0;
      // Backwards, because who is removed is replaced by one that had its turn.
      for (int i = members.size() - 1; i >= 0; i--) {
        Subscription member = members.get(i);
        if (!member.socket.isWritable() && !takesMoreOnceFlushed(member)) {
          full.accept(member.client);
          continue;
        }
        if (member.client.views > 1) {
          queue(member, bytes);
        } else {
          member.socket.write(bytes);
        }
        written++;
      }
      return written;
    }
  }
}
