package io.skysentinel.tools.load;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.contract.Frame;
import java.util.Arrays;

/** Judges what the clients of one event loop get, and counts it. */
final class Observer {
  private static final long MICROS_PER_MS = 1000;

  private final Observation seen = Observation.empty();
  final Tally tally = seen.tally();
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
      seen.caughtUp().record(nowMicros - client.readAgainMicros);
      client.readAgainMicros = 0;
    }
    return follows;
  }

  /** What was seen so far; the times only since this was asked last. */
  Observation take() {
    return seen.take();
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
    int slot = slots.slotOf(head.shard);
    int view = viewOf(head.tile);
    if (head.gone) {
      client.sequences.gone(slot);
      return;
    }
    if (head.isWorld()) {
      client.sequences.snapshot(slot, head.epoch, head.seq, tally.faults);
    } else if (view >= 0) {
      client.sequences.snapshot(slot, view, head.epoch, head.seq, tally.faults);
    } else {
      tally.unasked++;
    }
    if (client.begunMicros > 0) {
      seen.firstSnapshot().record(nowMicros - client.begunMicros);
      client.begunMicros = 0;
    }
  }

  private boolean delta(LoadClient client, long nowMicros) {
    tally.deltas++;
    if (!client.slow) {
      seen.delivery().record(nowMicros - head.t * MICROS_PER_MS);
    }
    if (head.tiles == 0) {
      return delta(client, head.tile, head.prev);
    }
    boolean follows = true;
    for (int i = 0; i < head.tiles; i++) {
      follows &= delta(client, head.tileIndex[i], head.tilePrev[i]);
    }
    return follows;
  }

  private boolean delta(LoadClient client, int tile, long prev) {
    int view = viewOf(tile);
    if (view < 0) {
      tally.unasked++;
      return true;
    }
    int slot = slots.slotOf(head.shard);
    return client.sequences.delta(slot, view, head.epoch, head.seq, prev, tally.faults);
  }

  private void heartbeat(LoadClient client) {
    tally.heartbeats++;
    int view = head.isWorld() ? 0 : viewOf(head.tile);
    if (view < 0) {
      tally.unasked++;
      return;
    }
    for (int i = 0; i < head.stands; i++) {
      int slot = slots.slotOf(head.standShard[i]);
      client.sequences.heartbeat(slot, view, head.standEpoch[i], head.standSeq[i], tally.faults);
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
