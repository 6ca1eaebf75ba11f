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
  private final Map<ClientGroup.Key, ClientGroup> groups = new LinkedHashMap<>();
  private final List<Client> unflushed = new ArrayList<>();
  private final BridgeMetrics metrics;

  ClientGroups(BridgeMetrics metrics) {
    this.metrics = metrics;
  }

  void add(Subscription subscription) {
    groups
        .computeIfAbsent(
            new ClientGroup.Key(subscription.topic, subscription.encoding),
            key -> new ClientGroup(key, subscription.client.transport))
        .add(subscription);
  }

  /** Groups that become empty are dropped by the next tick, since one may be on its way now. */
  void remove(Subscription subscription) {
    ClientGroup group = groups.get(new ClientGroup.Key(subscription.topic, subscription.encoding));
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
    for (ClientGroup group : List.copyOf(groups.values())) {
      View view = group.topic().view();
      if (view != null) {
        write(group, tick.bytes(view, group.encoding()), full);
      }
    }
    groups.values().removeIf(ClientGroup::isEmpty);
    flush();
  }

  /** Tells everybody who watches that the server is alive and where it stands. */
  void heartbeat(long nowMs, List<Stand> stands) {
    Map<Encoding, ByteBuf> made = new HashMap<>();
    for (ClientGroup group : List.copyOf(groups.values())) {
      if (group.topic().view() != null) {
        ByteBuf bytes =
            made.computeIfAbsent(group.encoding(), encoding -> encoding.heartbeat(nowMs, stands));
        // Who does not take it misses nothing by that.
        write(group, bytes, unused -> {});
      }
    }
    made.values().forEach(ByteBuf::release);
    flush();
  }

  /** Tells an event to whoever subscribed to its address. */
  void event(String address, byte[] json, Consumer<Client> full) {
    for (ClientGroup group : List.copyOf(groups.values())) {
      if (group.topic().view() == null && group.topic().address().equals(address)) {
        ByteBuf bytes = group.encoding().framing().frame(MessageKind.EVENT, json);
        write(group, bytes, full);
        bytes.release();
      }
    }
    flush();
  }

  private void write(ClientGroup group, ByteBuf bytes, Consumer<Client> full) {
    if (bytes.isReadable()) {
      int written = group.write(bytes, unflushed, full);
      metrics.sent(group.transport(), written, bytes.readableBytes());
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
}
