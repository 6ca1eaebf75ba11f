package io.skysentinel.bridge.transport.eventbus;

import io.skysentinel.bridge.frames.FrameSource;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.core.live.TickShard;
import io.skysentinel.core.wire.WireEncoding;
import io.skysentinel.platform.bus.BusSubscription;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ticker that says what the test wants, one frame a call. For the test's thread only. */
final class ScriptedTicker implements FrameSource {
  private static final String EPOCH = "00000001-0000000000001";

  /** The real ticker's interval does not matter: the test's time goes on by it each time. */
  private static final long INTERVAL_MS = 50;

  private final TickShard shard = new TickShard(0, 1, new WireEncoding());
  private final Map<String, String> held = new TreeMap<>();
  private final Promise<Void> subscribed = Promise.promise();
  private volatile @Nullable Consumer<Frame> listener;
  private volatile @Nullable Context context;
  private long version;
  private long nowMs = 1_767_323_044_000L;

  /** An aircraft of feed {@code test} over New York. */
  static Sighting sighting(String icao24, String callsign, double contact) {
    return sighting(icao24, callsign, 40.6, -73.8, contact);
  }

  static Sighting sighting(String icao24, String callsign, double lat, double lon, double contact) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.callsign = callsign;
    state.lat = lat;
    state.lon = lon;
    state.timePositionUnix = contact;
    state.lastContactUnix = contact;
    return new Sighting(state.build(), "test", true, contact);
  }

  /** Tells these as changed, in one frame. */
  void upsert(Sighting... sightings) {
    for (Sighting sighting : sightings) {
      held.put(
          sighting.icao24(),
          "%s %s %.0f"
              .formatted(
                  sighting.icao24(),
                  sighting.state().callsign(),
                  sighting.state().lastContactUnix()));
    }
    say(Arrays.asList(sightings), List.of());
  }

  /** Tells these as gone, in one frame. */
  void remove(String... icao24s) {
    List.of(icao24s).forEach(held::remove);
    say(List.of(), List.of(icao24s));
  }

  /** Everything that a client of the world should hold, one line each, in order. */
  List<String> held() {
    return List.copyOf(held.values());
  }

  private synchronized void say(List<Sighting> upserts, List<String> removals) {
    version++;
    nowMs += INTERVAL_MS;
    shard.take(new Changes(0, EPOCH, version, version == 1, List.of(0), upserts, removals));
    Frame frame = shard.tick(nowMs, INTERVAL_MS);
    if (frame == null) {
      // Of many changes at once, a frame waits for more.
      nowMs += INTERVAL_MS;
      frame = shard.tick(nowMs, INTERVAL_MS);
    }
    Frame next = frame;
    Consumer<Frame> told = listener;
    Context where = context;
    if (next != null && told != null && where != null) {
      where.runOnContext(unused -> told.accept(next));
    }
  }

  @Override
  public BusSubscription subscribe(Consumer<Frame> now) {
    context = Vertx.currentContext();
    listener = now;
    subscribed.complete();
    return Future::succeededFuture;
  }

  /** Completes when there is somebody to tell. */
  Future<Void> subscribed() {
    return subscribed.future();
  }

  @Override
  public synchronized Future<@Nullable ShardSnapshot> ask(int number) {
    return Future.succeededFuture(shard.snapshot());
  }
}
