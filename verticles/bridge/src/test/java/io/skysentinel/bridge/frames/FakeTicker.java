package io.skysentinel.bridge.frames;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.WireEncoding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A cache and its ticker, without a log, a bus and a clock: tests say what changes and when. */
public final class FakeTicker {
  private static final int INTERVAL_MS = 200;

  private final int shard;
  private final List<Integer> partitions;
  private final String epoch;
  private final TickShard ticker;
  private final Map<String, Sighting> held = new LinkedHashMap<>();
  private final Map<String, Sighting> upserts = new LinkedHashMap<>();
  private final List<String> removals = new ArrayList<>();
  private long version;
  private long now = 1_767_323_044_000L;
  private double contact = 1_767_323_044;

  public FakeTicker(int shard, String epoch, Integer... partitions) {
    this.shard = shard;
    this.epoch = epoch;
    this.partitions = List.of(partitions);
    this.ticker = new TickShard(shard, 1, new WireEncoding());
  }

  public FakeTicker put(String icao24, double lat, double lon) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lat = lat;
    state.lon = lon;
    state.altitudeM = 1000 + version;
    state.timePositionUnix = ++contact;
    state.lastContactUnix = contact;
    Sighting sighting = new Sighting(state.build(), "test", true, contact);
    held.put(icao24, sighting);
    upserts.put(icao24, sighting);
    removals.remove(icao24);
    return this;
  }

  public FakeTicker remove(String icao24) {
    held.remove(icao24);
    upserts.remove(icao24);
    removals.add(icao24);
    return this;
  }

  /** The next frame with all that changed. */
  public Frame frame() {
    boolean first = version == 0;
    version++;
    ticker.take(
        new Changes(
            shard,
            epoch,
            version,
            first,
            partitions,
            List.copyOf(first ? held.values() : upserts.values()),
            first ? List.of() : List.copyOf(removals)));
    upserts.clear();
    removals.clear();
    now += INTERVAL_MS;
    Frame frame = ticker.tick(now, INTERVAL_MS);
    if (frame == null) {
      // Of many changes at once, a frame waits for more.
      now += INTERVAL_MS;
      frame = ticker.tick(now, INTERVAL_MS);
    }
    return Objects.requireNonNull(frame);
  }

  /** A sign of life. */
  public Frame heartbeat() {
    return Objects.requireNonNull(ticker.heartbeat(now));
  }

  public ShardSnapshot state() {
    return Objects.requireNonNull(ticker.snapshot());
  }

  public Map<String, Flight> flights() {
    Map<String, Flight> flights = new LinkedHashMap<>();
    held.forEach((icao24, sighting) -> flights.put(icao24, sighting.flight()));
    return flights;
  }

  public int shard() {
    return shard;
  }
}
