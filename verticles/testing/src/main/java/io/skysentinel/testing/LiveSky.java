package io.skysentinel.testing;

import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.FrameWire;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.WireEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A ticker and a bridge's replica under random traffic, for tests of what is said to clients. */
public final class LiveSky {
  private static final int INTERVAL_MS = 200;
  private static final int MOST_AIRCRAFT = 12;
  private static final String CACHE_EPOCH = "00000001-1767323000000";

  private final Random random;
  private final ArbitraryFlights flights;
  private final TickShard ticker = new TickShard(0, 1, new WireEncoding());
  private final Map<String, Flight> table = new TreeMap<>();
  private long version;
  private long nowMs = 1_767_323_044_000L;

  public final ShardReplica replica = new ShardReplica(0, new FrameRing.Limits(1000, 1 << 24));

  public LiveSky(long seed) {
    random = new Random(seed);
    flights = new ArbitraryFlights(random);
    ticker.take(change(true, List.of(), List.of()));
    version++;
    replica.apply(ticker.tick(nowMs, INTERVAL_MS));
  }

  /** Some aircraft come, change and go; the frame that tells it, after a hop between nodes. */
  public AppliedFrame tick() throws InvalidMessageException {
    // What comes may be what was there, and then there is nothing to tell.
    Frame frame = changesTold();
    while (frame == null) {
      frame = changesTold();
    }
    replica.apply(FrameWire.read(FrameWire.write(frame)));
    return replica.last();
  }

  private @Nullable Frame changesTold() {
    Changes changes = someChanges();
    if (changes.isHeartbeat()) {
      return null;
    }
    version = changes.version();
    ticker.take(changes);
    nowMs += INTERVAL_MS;
    return ticker.tick(nowMs, INTERVAL_MS);
  }

  public long nowMs() {
    return nowMs;
  }

  private Changes someChanges() {
    List<Sighting> upserts = new ArrayList<>();
    List<String> removals = new ArrayList<>();
    for (String icao24 : List.copyOf(table.keySet())) {
      int chance = random.nextInt(10);
      if (chance == 0) {
        table.remove(icao24);
        removals.add(icao24);
      } else if (chance < 6) {
        Flight next = flights.next(table.get(icao24));
        table.put(icao24, next);
        upserts.add(sighting(next));
      }
    }
    while (table.size() < MOST_AIRCRAFT && random.nextInt(3) > 0) {
      Flight flight = flights.flight(flights.address());
      if (!table.containsKey(flight.icao24()) && !removals.contains(flight.icao24())) {
        table.put(flight.icao24(), flight);
        upserts.add(sighting(flight));
      }
    }
    return change(false, upserts, removals);
  }

  private Changes change(boolean reset, List<Sighting> upserts, List<String> removals) {
    return new Changes(0, CACHE_EPOCH, version + 1, reset, List.of(0, 1), upserts, removals);
  }

  private static Sighting sighting(Flight flight) {
    return new Sighting(flight.state(), flight.feed(), true, flight.state().lastContactUnix());
  }
}
