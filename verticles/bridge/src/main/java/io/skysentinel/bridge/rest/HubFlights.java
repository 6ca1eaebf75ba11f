package io.skysentinel.bridge.rest;

import io.skysentinel.bridge.hub.Hub;
import io.skysentinel.bridge.hub.ShardLook;
import io.skysentinel.bridge.hub.Sky;
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
    hub.look(context, sky -> taker.accept(new OfSky(sky)));
  }

  private record OfSky(Sky sky) implements FlightsNow {

    @Override
    public long t() {
      return sky.shards().stream().mapToLong(ShardLook::t).max().orElse(sky.t());
    }

    @Override
    public List<Stand> stands() {
      return sky.stands();
    }

    @Override
    public List<Flight> flights(View view) {
      return sky.shards().stream()
          .flatMap(shard -> shard.rows(view).stream())
          .map(ShardSnapshot.Row::flight)
          .toList();
    }
  }
}
