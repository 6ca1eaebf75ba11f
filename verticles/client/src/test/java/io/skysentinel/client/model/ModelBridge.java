package io.skysentinel.client.model;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.model.ModelClient.PackedRow;
import io.skysentinel.client.model.ModelClient.Parcel;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.ShardSet;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.testing.Sample;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/** A bridge: what its verticle does with replicas and clients, without sockets. */
final class ModelBridge {
  private static final int SOCKET_FULL = 6;
  private static final long FORGET_MS = 1_000_000_000;

  private final ShardSet shards = new ShardSet(FORGET_MS);
  private final Map<Integer, ShardReplica> replicas = new TreeMap<>();
  private final List<ModelClient> clients = new ArrayList<>();

  /** The bus before it: frames and answers, in the order in which they were sent. */
  private final Queue<Object> bus = new ArrayDeque<>();

  private final Set<Integer> asked = new HashSet<>();
  private final FrameRing.Limits limits;

  ModelBridge(FrameRing.Limits limits) {
    this.limits = limits;
  }

  void send(Object frameOrState) {
    bus.add(frameOrState);
  }

  void receiveAll() {
    while (!bus.isEmpty()) {
      receive();
    }
  }

  /** The next of what came over the bus, if anything. */
  void receive() {
    Object next = bus.poll();
    if (next instanceof Frame frame) {
      receive(frame);
    } else if (next instanceof ShardSnapshot state) {
      receive(state);
    }
  }

  /** Asks each ticker that it must ask; a question that is under way is not asked twice. */
  void ask(int shard, List<ModelNode> nodes) {
    ShardReplica replica = replicas.get(shard);
    if (replica == null || !replica.needsState() || asked.contains(shard)) {
      return;
    }
    for (ModelNode node : nodes) {
      ShardSnapshot state = node.state(shard);
      if (state != null) {
        asked.add(shard);
        bus.add(state);
        return;
      }
    }
  }

  List<Integer> shards() {
    return List.copyOf(replicas.keySet());
  }

  void connect(ModelClient client) {
    clients.add(client);
    snapshots(client);
  }

  void disconnect(ModelClient client) {
    clients.remove(client);
  }

  boolean serves(ModelClient client) {
    return clients.contains(client);
  }

  /** A client that was here or elsewhere, and stands somewhere. */
  void resume(ModelClient client, List<Stand> stands) {
    clients.add(client);
    Map<Integer, Stand> byShard = new TreeMap<>();
    stands.forEach(stand -> byShard.put(stand.shard(), stand));
    for (Stand stand : stands) {
      if (!isShown(stand.shard())) {
        client.send(new Parcel(Snapshot.gone(stand.shard(), 0), List.of(), List.of()));
      }
    }
    for (ShardReplica replica : replicas.values()) {
      Stand stand = byShard.get(replica.shard());
      List<AppliedFrame> missed = stand == null ? null : replica.since(stand.epoch(), stand.seq());
      if (missed == null) {
        snapshot(client, replica);
      } else {
        missed.forEach(frame -> deltas(client, frame));
      }
    }
  }

  /** Sends snapshots of the client's view. */
  void snapshots(ModelClient client) {
    client.behind = false;
    replicas.values().forEach(replica -> snapshot(client, replica));
  }

  /** Clients that have drained their sockets get what they missed, the others signs of life. */
  void heartbeat() {
    List<Stand> stands = new ArrayList<>();
    for (ShardReplica replica : replicas.values()) {
      if (isShown(replica.shard())) {
        stands.add(new Stand(replica.shard(), replica.epoch(), replica.seq()));
      }
    }
    for (ModelClient client : clients) {
      if (!client.behind) {
        client.send(new Parcel(new Heartbeat(0, stands), List.of(), List.of()));
      } else if (client.queued() == 0) {
        snapshots(client);
      }
    }
  }

  private void receive(Frame frame) {
    if (!isBelieved(frame.shard(), frame.epoch(), frame.partitions(), frame.t())) {
      return;
    }
    ShardReplica replica =
        replicas.computeIfAbsent(frame.shard(), shard -> new ShardReplica(shard, limits));
    switch (replica.apply(frame)) {
      case APPLIED -> clients.forEach(client -> deltas(client, replica.last()));
      case BEGUN -> clients.forEach(client -> snapshot(client, replica));
      case KNOWN, MISSED -> {}
    }
  }

  private void receive(ShardSnapshot state) {
    asked.remove(state.shard());
    if (!isBelieved(state.shard(), state.epoch(), state.partitions(), state.t())) {
      return;
    }
    ShardReplica replica =
        replicas.computeIfAbsent(state.shard(), shard -> new ShardReplica(shard, limits));
    if (replica.reset(state)) {
      clients.forEach(client -> snapshot(client, replica));
    }
  }

  private boolean isBelieved(int shard, String epoch, List<Integer> partitions, long t) {
    ShardSet.Verdict verdict = shards.heard(shard, epoch, partitions, t);
    for (int gone : verdict.gone()) {
      replicas.remove(gone);
      asked.remove(gone);
      Parcel farewell = new Parcel(Snapshot.gone(gone, t), List.of(), List.of());
      clients.forEach(client -> client.send(farewell));
    }
    return verdict.alive();
  }

  /** A replica that still waits for its first state has nothing to show. */
  private boolean isShown(int shard) {
    ShardReplica replica = replicas.get(shard);
    return replica != null && !replica.epoch().isEmpty();
  }

  private void snapshot(ModelClient client, ShardReplica replica) {
    if (client.behind || !isShown(replica.shard())) {
      return;
    }
    List<ShardSnapshot.Row> rows = replica.rows(client.view());
    client.send(
        new Parcel(
            new Snapshot(
                replica.shard(),
                replica.epoch(),
                replica.seq(),
                replica.t(),
                client.view().isWorld() ? null : client.view().names(),
                rows.stream().map(ShardSnapshot.Row::flight).toList()),
            rows.stream()
                .map(row -> new PackedRow(row.id(), row.flight().icao24(), "whole"))
                .toList(),
            List.of()));
  }

  private void deltas(ModelClient client, AppliedFrame applied) {
    if (client.behind || client.queued() > SOCKET_FULL) {
      client.behind = true;
      return;
    }
    if (client.view().isWorld()) {
      client.send(world(applied.frame()));
      return;
    }
    for (int tile : client.view().tiles()) {
      TileCut cut = applied.cut(tile);
      if (cut != null) {
        client.send(tile(applied.frame(), cut));
      }
    }
  }

  private static Parcel world(Frame frame) {
    List<PackedRow> rows = new ArrayList<>();
    for (int i = 0; i < frame.upserts().size(); i++) {
      rows.add(row(frame, i, false));
    }
    return new Parcel(
        new Delta(
            frame.shard(),
            frame.epoch(),
            frame.seq(),
            frame.t(),
            null,
            0,
            frame.upserts().stream().map(Frame.Upsert::flight).toList(),
            frame.removals().stream().map(Frame.Removal::icao24).toList()),
        rows,
        frame.removals().stream().map(Frame.Removal::id).toList());
  }

  private static Parcel tile(Frame frame, TileCut cut) {
    List<PackedRow> rows = new ArrayList<>();
    List<Flight> upserts = new ArrayList<>();
    for (int i : cut.stays()) {
      rows.add(row(frame, i, false));
      upserts.add(frame.upserts().get(i).flight());
    }
    for (int i : cut.enters()) {
      rows.add(row(frame, i, true));
      upserts.add(frame.upserts().get(i).flight());
    }
    List<String> removals = new ArrayList<>();
    List<Integer> removedIds = new ArrayList<>();
    for (int i : cut.leaves()) {
      removals.add(frame.upserts().get(i).flight().icao24());
      removedIds.add(frame.upserts().get(i).id());
    }
    for (int i : cut.removals()) {
      removals.add(frame.removals().get(i).icao24());
      removedIds.add(frame.removals().get(i).id());
    }
    return new Parcel(
        new Delta(
            frame.shard(),
            frame.epoch(),
            frame.seq(),
            frame.t(),
            Tiles.name(cut.tile()),
            cut.prev(),
            upserts,
            removals),
        rows,
        removedIds);
  }

  private static PackedRow row(Frame frame, int i, boolean whole) {
    Frame.Upsert upsert = frame.upserts().get(i);
    String[] packed = Sample.packed(frame.packed(), i).split(" ", -1);
    return new PackedRow(upsert.id(), upsert.flight().icao24(), whole ? "whole" : packed[1]);
  }
}
