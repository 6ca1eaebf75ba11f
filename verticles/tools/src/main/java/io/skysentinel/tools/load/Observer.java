package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.contract.Frame;
import java.util.Arrays;

/** Judges what the clients of one event loop get, and counts it. */
final class Observer {
  private static final long MICROS_PER_MS = 1000;

  final Tally tally = new Tally();

  /** Of deltas, from the frame's time to its arrival; slow clients are not in it. */
  final Latencies delivery = new Latencies();

  /** From the start of a connection to the first snapshot. */
  final Latencies firstSnapshot = new Latencies();

  /** Of slow clients, from reading again to the first message made after that. */
  final Latencies caughtUp = new Latencies();

  private final int[] tiles;
  private final HeadReader reader;
  private final Head head = new Head();
  private final ShardSlots slots = new ShardSlots();

  Observer(LoadPlan plan) {
    tiles = plan.view().tiles();
    reader = plan.protocol().headReader();
  }

  /**
   * A message has arrived.
   *
   * @return whether it fits what came before; if not, a client would ask for a snapshot
   */
  boolean message(LoadClient client, ByteBuf in, int from, int to, long nowMicros) {
    if (!reader.read(in, from, to, head)) {
      tally.malformed++;
      return true;
    }
    client.heardMicros = nowMicros;
    if (!client.ready) {
      client.ready = true;
      tally.ready++;
    }
    boolean follows = judge(client, nowMicros);
    if (client.readAgainMicros > 0 && head.t * MICROS_PER_MS >= client.readAgainMicros) {
      caughtUp.record(nowMicros - client.readAgainMicros);
      client.readAgainMicros = 0;
    }
    return follows;
  }

  /** What was seen so far; the times only since this was asked last. */
  Observation take() {
    return new Observation(tally.copy(), delivery.take(), firstSnapshot.take(), caughtUp.take());
  }

  private boolean judge(LoadClient client, long nowMicros) {
    switch (head.type) {
      case SNAPSHOT -> snapshot(client, nowMicros);
      case HEARTBEAT -> heartbeat(client);
      case ERROR -> tally.errors++;
      case OTHER, NONE -> {}
      case DELTA -> {
        return delta(client, nowMicros);
      }
    }
    return true;
  }

  private void snapshot(LoadClient client, long nowMicros) {
    tally.snapshots++;
    if (head.gone) {
      client.sequences.gone(slots.slotOf(head.shard));
      return;
    }
    client.sequences.snapshot(slots.slotOf(head.shard), head.epoch, head.seq, tally.faults);
    if (client.begunMicros > 0) {
      firstSnapshot.record(nowMicros - client.begunMicros);
      client.begunMicros = 0;
    }
  }

  private boolean delta(LoadClient client, long nowMicros) {
    tally.deltas++;
    if (!client.slow) {
      delivery.record(nowMicros - head.t * MICROS_PER_MS);
    }
    int view = viewOf(head.tile);
    if (view < 0) {
      tally.unasked++;
      return true;
    }
    int slot = slots.slotOf(head.shard);
    return client.sequences.delta(slot, view, head.epoch, head.seq, head.prev, tally.faults);
  }

  private void heartbeat(LoadClient client) {
    tally.heartbeats++;
    for (int i = 0; i < head.stands; i++) {
      int slot = slots.slotOf(head.standShard[i]);
      client.sequences.heartbeat(slot, head.standEpoch[i], head.standSeq[i], tally.faults);
    }
  }

  /** Which of a client's views the tile is; below 0 if none. */
  private int viewOf(int tile) {
    if (tiles.length == 0) {
      return tile == Frame.NO_TILE ? 0 : -1;
    }
    return Arrays.binarySearch(tiles, tile);
  }
}
