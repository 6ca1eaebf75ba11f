package io.skysentinel.client;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Epochs;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.WireEncoding;
import io.skysentinel.testing.ViewRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One shard of the golden files: what its cache holds, its ticker, and a bridge's copy. */
final class StoryShard {
  private static final int INTERVAL_MS = 200;
  private static final String CACHE_EPOCH = Epochs.ofCache(12, 1_767_323_000_000L);

  private final int shard;
  private final TickShard ticker;
  private final ShardReplica replica;
  private final Map<String, Flight> sky = new LinkedHashMap<>();
  private final List<String> removed = new ArrayList<>();
  private long version;
  private long nowMs;

  StoryShard(int shard, long startMs) {
    this.shard = shard;
    this.nowMs = startMs;
    this.ticker = new TickShard(shard, 1, new WireEncoding());
    this.replica = new ShardReplica(shard, new FrameRing.Limits(100, 1 << 20));
  }

  void put(Flight flight) {
    sky.put(flight.icao24(), flight);
  }

  /** It is heard a second later, and this has changed. */
  void change(String icao24, Consumer<FlightStateBuilder> change) {
    Flight before = sky.get(icao24);
    FlightStateBuilder state = new FlightStateBuilder().from(before.state());
    state.lastContactUnix += 1;
    change.accept(state);
    put(new Flight(state.build(), before.feed()));
  }

  Flight remove(String icao24) {
    removed.add(icao24);
    return sky.remove(icao24);
  }

  /** The frame that tells what has changed. */
  AppliedFrame tick() {
    List<Sighting> upserts = new ArrayList<>();
    for (Flight flight : sky.values()) {
      upserts.add(
          new Sighting(flight.state(), flight.feed(), true, flight.state().lastContactUnix()));
    }
    version++;
    List<Integer> partitions = List.of(shard, shard + 1);
    ticker.take(
        new Changes(shard, CACHE_EPOCH, version, version == 1, partitions, upserts, removed));
    removed.clear();
    nowMs += INTERVAL_MS;
    replica.apply(ticker.tick(nowMs, INTERVAL_MS));
    return replica.last();
  }

  byte[] snapshot(Messages encoding, View view) {
    return encoding.snapshot(
        shard, replica.epoch(), replica.seq(), replica.t(), view, ViewRows.of(replica, view));
  }

  Stand stand() {
    return new Stand(shard, replica.epoch(), replica.seq());
  }

  long nowMs() {
    return nowMs;
  }
}
