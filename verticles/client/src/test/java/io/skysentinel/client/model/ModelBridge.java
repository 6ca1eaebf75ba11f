package io.skysentinel.client.model;

import io.skysentinel.client.ClientMessage;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.client.model.ModelClient.Parcel;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.ShardSet;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.testing.ViewRows;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
        tell(client, Snapshot.gone(stand.shard(), 0));
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

  /** Sends snapshots of the client's view; on the event bus, the answer to its question. */
  void snapshots(ModelClient client) {
    client.behind = false;
    replicas.values().forEach(replica -> snapshot(client, replica));
    if (client.isOnBus()) {
      // The answer has every shard: the others are no more.
      client.send(Parcel.at(addresses(client).get(0), new Heartbeat(0, stands())));
    }
  }

  /** On the event bus, who was too slow gets the whole of each of its addresses. */
  private void catchUp(ModelClient client) {
    client.behind = false;
    for (View address : addresses(client)) {
      for (ShardReplica replica : replicas.values()) {
        if (isShown(replica.shard())) {
          client.send(Parcel.at(address, snapshot(replica, address)));
        }
      }
      client.send(Parcel.at(address, new Heartbeat(0, stands())));
    }
  }

  /** Clients that have drained their sockets get what they missed, the others signs of life. */
  void heartbeat() {
    for (ModelClient client : clients) {
      if (!client.behind) {
        tell(client, new Heartbeat(0, stands()));
      } else if (client.queued() == 0 && client.isOnBus()) {
        catchUp(client);
      } else if (client.queued() == 0) {
        snapshots(client);
      }
    }
  }

  private List<Stand> stands() {
    List<Stand> stands = new ArrayList<>();
    for (ShardReplica replica : replicas.values()) {
      if (isShown(replica.shard())) {
        stands.add(new Stand(replica.shard(), replica.epoch(), replica.seq()));
      }
    }
    return stands;
  }

  /** A heartbeat, or that a shard is gone; on the event bus it comes at every address. */
  private static void tell(ModelClient client, ClientMessage message) {
    Messages encoding = client.encoding();
    if (client.isOnBus()) {
      addresses(client).forEach(address -> tellAt(client, address, message));
    } else if (encoding == null) {
      client.send(Parcel.of(message));
    } else if (message instanceof Heartbeat heartbeat) {
      client.send(Parcel.of(encoding.heartbeat(heartbeat.t(), heartbeat.shards())));
    } else if (message instanceof Snapshot gone) {
      client.send(
          Parcel.of(
              encoding.snapshot(gone.shard(), gone.epoch(), 0, gone.t(), View.WORLD, List.of())));
    }
  }

  /** On the event bus a socket may be full after some of the addresses. */
  private static void tellAt(ModelClient client, View address, ClientMessage message) {
    client.behind |= client.queued() > SOCKET_FULL;
    if (!client.behind) {
      client.send(Parcel.at(address, message));
    }
  }

  /** The views that have an address each: the world, or tiles one by one. */
  private static List<View> addresses(ModelClient client) {
    return client.view().isWorld()
        ? List.of(View.WORLD)
        : Arrays.stream(client.view().tiles()).mapToObj(View::of).toList();
  }

  private void receive(Frame frame) {
    if (!isBelieved(frame.shard(), frame.epoch(), frame.partitions(), frame.t())) {
      return;
    }
    ShardReplica replica =
        replicas.computeIfAbsent(frame.shard(), shard -> new ShardReplica(shard, limits));
    switch (replica.apply(frame)) {
      case APPLIED -> clients.forEach(client -> deltas(client, replica.last()));
      case BEGUN -> clients.forEach(client -> begun(client, replica));
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
      clients.forEach(client -> begun(client, replica));
    }
  }

  private boolean isBelieved(int shard, String epoch, List<Integer> partitions, long t) {
    ShardSet.Verdict verdict = shards.heard(shard, epoch, partitions, t);
    for (int gone : verdict.gone()) {
      replicas.remove(gone);
      asked.remove(gone);
      clients.forEach(client -> tell(client, Snapshot.gone(gone, t)));
    }
    return verdict.alive();
  }

  /** A replica that still waits for its first state has nothing to show. */
  private boolean isShown(int shard) {
    ShardReplica replica = replicas.get(shard);
    return replica != null && !replica.epoch().isEmpty();
  }

  private void begun(ModelClient client, ShardReplica replica) {
    if (client.isOnBus()) {
      addresses(client).forEach(address -> tellAt(client, address, snapshot(replica, address)));
    } else {
      snapshot(client, replica);
    }
  }

  private static Snapshot snapshot(ShardReplica replica, View view) {
    return new Snapshot(
        replica.shard(),
        replica.epoch(),
        replica.seq(),
        replica.t(),
        view.isWorld() ? null : view.names(),
        ViewRows.of(replica, view).stream().map(ShardSnapshot.Row::flight).toList());
  }

  private void snapshot(ModelClient client, ShardReplica replica) {
    if (client.behind || !isShown(replica.shard())) {
      return;
    }
    Messages encoding = client.encoding();
    View view = client.view();
    client.send(
        encoding == null
            ? Parcel.of(snapshot(replica, view))
            : Parcel.of(
                encoding.snapshot(
                    replica.shard(),
                    replica.epoch(),
                    replica.seq(),
                    replica.t(),
                    view,
                    ViewRows.of(replica, view))));
  }

  private void deltas(ModelClient client, AppliedFrame applied) {
    if (client.behind || client.queued() > SOCKET_FULL) {
      client.behind = true;
      return;
    }
    Messages encoding = client.encoding();
    if (client.isOnBus()) {
      for (View address : addresses(client)) {
        ModelDeltas.exact(applied, address).forEach(delta -> tellAt(client, address, delta));
      }
    } else if (encoding == null) {
      ModelDeltas.exact(applied, client.view()).forEach(delta -> client.send(Parcel.of(delta)));
    } else {
      ModelDeltas.inBytes(applied, client.view(), encoding)
          .forEach(bytes -> client.send(Parcel.of(bytes)));
    }
  }
}
