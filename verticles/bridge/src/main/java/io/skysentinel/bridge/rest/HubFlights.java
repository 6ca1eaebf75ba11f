package io.skysentinel.bridge.rest;

import io.skysentinel.bridge.frames.Hub;
import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.ShardContents;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.vertx.core.Context;
import java.util.List;
import java.util.function.Consumer;

/** The flights of the node's live hub, which serves the other clients too. */
public final class HubFlights implements FlightSource {
  private final Hub hub;

  public HubFlights(Hub hub) {
    this.hub = hub;
  }

  @Override
  public boolean isReady() {
    return hub.isReady();
  }

  @Override
  public void now(Context context, Consumer<FlightsNow> taker) {
    hub.look(context, all -> taker.accept(new OfShards(all)));
  }

  private record OfShards(AllShards all) implements FlightsNow {

    @Override
    public long t() {
      return all.shards().stream().mapToLong(ShardContents::t).max().orElse(all.t());
    }

    @Override
    public List<Stand> stands() {
      return all.stands();
    }

    @Override
    public List<Flight> flights(View view) {
      return all.shards().stream()
          .flatMap(shard -> shard.rows(view).stream())
          .map(ShardSnapshot.Row::flight)
          .toList();
    }
  }
}
