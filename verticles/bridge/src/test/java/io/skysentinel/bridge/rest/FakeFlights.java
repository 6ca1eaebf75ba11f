package io.skysentinel.bridge.rest;

import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.ShardContents;
import io.skysentinel.bridge.updates.Update;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.Stand;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.Consumer;

/** A hub with flights that a test sets. */
final class FakeFlights implements Hub {
  volatile boolean ready = true;
  volatile List<Flight> flights = List.of();
  volatile long seq = 1;

  /** All that there is now. */
  AllShards now() {
    List<ShardSnapshot.Row> rows =
        flights.stream().map(flight -> new ShardSnapshot.Row(flight, 0)).toList();
    return new AllShards(0, List.of(new ShardContents(new Stand(0, "e", seq), 1000 + seq, rows)));
  }

  @Override
  public boolean isReady() {
    return ready;
  }

  @Override
  public void look(Context context, Consumer<AllShards> taker) {
    context.runOnContext(unused -> taker.accept(now()));
  }

  @Override
  public Membership join(Context context, LoopListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void resume(Context context, List<Stand> held, Consumer<Update> taker) {
    throw new UnsupportedOperationException();
  }
}
