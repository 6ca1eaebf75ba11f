package io.skysentinel.client.model;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.testing.SampleSightings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Caches, tickers, bridges and clients, and everything that can happen to them. */
final class ModelWorld {
  private static final int NODES = 3;
  private static final int BRIDGES = 2;
  private static final int CLIENTS = 7;
  private static final int AIRCRAFT = 25;
  private static final List<View> VIEWS =
      List.of(
          View.WORLD,
          View.of(Tiles.parse("n40w080")),
          View.of(new BoundingBox(35, 45, -85, -75)),
          View.of(new BoundingBox(-5, 5, 175, -175)),
          View.of(new BoundingBox(35, 41, -100, 100)));

  private final ModelLog log = new ModelLog();
  private final List<ModelNode> nodes = new ArrayList<>();
  private final List<ModelBridge> bridges = new ArrayList<>();
  private final List<ModelClient> clients = new ArrayList<>();
  private final SplittableRandom random;
  private double now = 1_767_323_044;
  private int generation;

  /** Assignments that their nodes have not heard of yet: they go on with what they had. */
  private final Map<Integer, List<Integer>> assignments = new HashMap<>();

  ModelWorld(long seed) {
    random = new SplittableRandom(seed);
    start();
  }

  void live(int steps) {
    for (int step = 0; step < steps; step++) {
      happen(random.nextInt(100));
    }
  }

  List<ModelClient> clients() {
    return clients;
  }

  /** What the caches together hold. */
  Map<String, Flight> cached() {
    Map<String, Flight> flights = new HashMap<>();
    for (ModelNode node : nodes) {
      node.sightings().forEach(sighting -> flights.put(sighting.icao24(), sighting.flight()));
    }
    return flights;
  }

  /** What they must hold by the log. */
  Map<String, Flight> logged() {
    Map<String, Flight> flights = new HashMap<>();
    log.newest(now, ModelNode.STALE_SECONDS)
        .forEach((icao24, sighting) -> flights.put(icao24, sighting.flight()));
    return flights;
  }

  private void start() {
    for (int i = 0; i < NODES; i++) {
      nodes.add(new ModelNode(log));
    }
    for (int i = 0; i < BRIDGES; i++) {
      bridges.add(new ModelBridge(new FrameRing.Limits(2 + random.nextInt(20), 1_000_000)));
    }
    for (int i = 0; i < CLIENTS; i++) {
      ModelClient client = new ModelClient(wayOf(i));
      clients.add(client);
      bridges.get(random.nextInt(BRIDGES)).connect(client);
    }
    rebalance();
    assignments.keySet().forEach(this::assign);
    assignments.clear();
  }

  private static ModelClient.Way wayOf(int client) {
    return switch (client) {
      case 0 -> ModelClient.Way.LOSSY;
      case 1, 2 -> ModelClient.Way.BUS;
      case 3 -> ModelClient.Way.EXACT;
      case 4 -> ModelClient.Way.PACKED;
      default -> ModelClient.Way.COMPACT;
    };
  }

  private void happen(int dice) {
    ModelNode node = nodes.get(random.nextInt(NODES));
    ModelBridge bridge = bridges.get(random.nextInt(BRIDGES));
    ModelClient client = clients.get(random.nextInt(CLIENTS));
    if (dice < 25) {
      log.write(sighting());
    } else if (dice < 40) {
      node.poll(now);
      node.drain(random.nextInt(20) == 0);
    } else if (dice < 45) {
      node.expire(now);
      node.answerTicker();
    } else if (dice < 60) {
      publish(node.tick(now), 10);
    } else if (dice < 63) {
      publish(node.heartbeat(now), 10);
    } else if (dice < 78) {
      bridge.receive();
      bridge.shards().forEach(shard -> bridge.ask(shard, nodes));
    } else if (dice < 88) {
      read(client);
    } else if (dice < 90) {
      bridge.heartbeat();
    } else if (dice < 95) {
      now += random.nextDouble() * (random.nextInt(10) == 0 ? 40 : 1);
    } else if (dice < 97) {
      changeClient(client);
    } else if (dice < 98) {
      node.restartTicker();
    } else {
      reassign();
    }
  }

  private Sighting sighting() {
    String icao24 = String.format("%06x", random.nextInt(AIRCRAFT));
    // Whole seconds now and then, so that two reports can be of the same moment.
    double age = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextDouble() * 50;
    double contact = Math.min(now, Math.floor(now - age) + (random.nextBoolean() ? 0 : 0.25));
    return switch (random.nextInt(10)) {
      case 0 -> SampleSightings.sighting(icao24, Double.NaN, Double.NaN, contact);
      case 1 -> SampleSightings.sighting(icao24, around(0), 178 + random.nextDouble() * 2, contact);
      case 2 ->
          SampleSightings.sighting(icao24, around(0), -178 - random.nextDouble() * 2, contact);
      default -> SampleSightings.sighting(icao24, around(40), around(-80), contact);
    };
  }

  private double around(double middle) {
    return middle + random.nextDouble() * 2 - 1;
  }

  private void read(ModelClient client) {
    if (client.isLossy() && random.nextInt(10) == 0) {
      client.lose();
    }
    for (int i = random.nextInt(8); i >= 0; i--) {
      if (client.read()) {
        bridgeOf(client).snapshots(client);
      }
    }
  }

  private ModelBridge bridgeOf(ModelClient client) {
    return bridges.stream().filter(bridge -> bridge.serves(client)).findFirst().orElseThrow();
  }

  /** Another view, or a broken connection: then it goes on elsewhere, or begins again. */
  private void changeClient(ModelClient client) {
    ModelBridge bridge = bridgeOf(client);
    if (random.nextBoolean()) {
      // What loses messages without a word can only be told from frames without holes.
      client.watch(client.isLossy() ? View.WORLD : VIEWS.get(random.nextInt(VIEWS.size())));
      bridge.snapshots(client);
    } else if (client.isOnBus()) {
      // There is no resuming: it asks again, be it of another node.
      bridge.disconnect(client);
      client.reconnect();
      bridges.get(random.nextInt(BRIDGES)).connect(client);
    } else {
      bridge.disconnect(client);
      bridges.get(random.nextInt(BRIDGES)).resume(client, client.reconnect());
    }
  }

  private void reassign() {
    if (random.nextBoolean()) {
      rebalance();
    }
    List<Integer> waiting = List.copyOf(assignments.keySet());
    if (!waiting.isEmpty()) {
      int node = waiting.get(random.nextInt(waiting.size()));
      assign(node);
      assignments.remove(node);
    }
  }

  /** The group hands out its partitions in runs, to one or more of the nodes. */
  private void rebalance() {
    generation++;
    for (int node = 0; node < NODES; node++) {
      assignments.put(node, new ArrayList<>());
    }
    int owners = 1 + random.nextInt(NODES);
    int first = random.nextInt(NODES);
    for (int partition = 0; partition < ModelLog.PARTITIONS; partition++) {
      int owner = (first + partition * owners / ModelLog.PARTITIONS) % NODES;
      assignments.get(owner).add(partition);
    }
  }

  private void assign(int node) {
    nodes.get(node).assign(generation, assignments.get(node), now);
  }

  private void publish(Frame frame, int lossPercent) {
    if (frame == null) {
      return;
    }
    for (ModelBridge bridge : bridges) {
      if (random.nextInt(100) >= lossPercent) {
        bridge.send(frame);
      }
    }
  }

  /** Nothing happens any more, and everything under way arrives. */
  void settle() {
    assignments.keySet().forEach(this::assign);
    for (int round = 0; round < 8; round++) {
      now += 1;
      for (ModelNode node : nodes) {
        node.poll(now);
        node.expire(now);
        node.drain(false);
        node.answerTicker();
        publish(node.tick(now), 0);
        publish(node.heartbeat(now), 0);
      }
      for (ModelBridge bridge : bridges) {
        bridge.receiveAll();
        // Once a round: an answer may be of no use until the ticker has heard of its cache.
        bridge.shards().forEach(shard -> bridge.ask(shard, nodes));
        bridge.receiveAll();
        bridge.heartbeat();
      }
      for (ModelClient client : clients) {
        while (client.hasMail()) {
          if (client.read()) {
            bridgeOf(client).snapshots(client);
          }
        }
      }
    }
  }
}
