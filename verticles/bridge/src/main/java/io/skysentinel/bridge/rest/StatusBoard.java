package io.skysentinel.bridge.rest;

import io.skysentinel.core.contract.NodeStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each node said of itself last. A node that is silent for a while is gone. */
final class StatusBoard {
  /** Nodes speak every two seconds. */
  static final long SILENCE_MS = 10_000;

  private final Map<String, Heard> byNode = new TreeMap<>();

  private record Heard(NodeStatus status, long atMs) {}

  void hear(NodeStatus status, long nowMs) {
    byNode.put(status.node(), new Heard(status, nowMs));
    forget(nowMs);
  }

  /** Those that are there, by name. */
  List<NodeStatus> at(long nowMs) {
    forget(nowMs);
    return byNode.values().stream().map(Heard::status).toList();
  }

  private void forget(long nowMs) {
    byNode.values().removeIf(heard -> nowMs - heard.atMs() > SILENCE_MS);
  }
}
