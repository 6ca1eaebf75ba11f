package io.skysentinel.bridge.hub;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.Stand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The clients of one event loop that are told all: each kind costs one look for its bytes. */
final class ClientGroups {
  private final Map<ClientGroup.Kind, ClientGroup> groups = new LinkedHashMap<>();
  private final BridgeMetrics metrics;

  ClientGroups(BridgeMetrics metrics) {
    this.metrics = metrics;
  }

  void add(Client client) {
    of(client).add(client);
  }

  void remove(Client client) {
    of(client).remove(client);
  }

  List<Client> clients() {
    List<Client> all = new ArrayList<>();
    groups.values().forEach(group -> all.addAll(group.clients()));
    return all;
  }

  /**
   * Tells everybody of a change.
   *
   * @param full is given those whose connection does not take it, and may remove them
   */
  void tick(Tick tick, Consumer<Client> full) {
    for (ClientGroup group : List.copyOf(groups.values())) {
      ByteBuf bytes = tick.bytes(group.kind().view(), group.kind().encoding());
      if (bytes.isReadable()) {
        write(group, bytes, full);
      }
    }
    groups.values().removeIf(ClientGroup::isEmpty);
  }

  /** Tells everybody that the server is alive and where it stands. */
  void heartbeat(long nowMs, List<Stand> stands) {
    Map<Encoding, ByteBuf> made = new HashMap<>();
    for (ClientGroup group : List.copyOf(groups.values())) {
      ByteBuf bytes =
          made.computeIfAbsent(
              group.kind().encoding(), encoding -> encoding.heartbeat(nowMs, stands));
      // Who does not take it misses nothing by that.
      write(group, bytes, unused -> {});
    }
    made.values().forEach(ByteBuf::release);
  }

  private void write(ClientGroup group, ByteBuf bytes, Consumer<Client> full) {
    int written = group.write(bytes, full);
    metrics.sent(group.transport(), written, bytes.readableBytes());
  }

  private ClientGroup of(Client client) {
    return groups.computeIfAbsent(
        new ClientGroup.Kind(client.view, client.encoding),
        kind -> new ClientGroup(kind, client.transport));
  }
}
