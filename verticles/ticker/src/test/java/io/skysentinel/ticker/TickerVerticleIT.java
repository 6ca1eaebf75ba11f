package io.skysentinel.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.Changes;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Sighting;
import io.skysentinel.platform.bus.Answer;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ticker on a real bus; the cache is played, and so is the clock. */
class TickerVerticleIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String EPOCH = "00000001-0000000000001";
  private static final String NEXT_EPOCH = "00000002-0000000000002";
  private static final int INTERVAL_MS = 200;

  private final Vertx vertx = Vertx.vertx();
  private final Bus bus = Bus.of(vertx);
  private final AtomicLong now = new AtomicLong(1_767_323_044_000L);
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private volatile Changes table = changes(EPOCH, 1, true);

  @BeforeEach
  void start() {
    bus.subscribe(Addresses.frames(0), frames::add);
    bus.answerLocal(Addresses.shardTable(0), () -> Optional.of(table));
    vertx
        .deployVerticle(
            new TickerVerticle(new LiveConfig(SkyConfig.defaults()), bus, registry, now::get, 1))
        .await();
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void theFirstChangeLeavesAtOnceAndTheNextOnesTogether() {
    say(changes(EPOCH, 1, true, "aaaaaa"));
    awaitFrames("aaaaaa");

    say(changes(EPOCH, 2, false, "bbbbbb"));
    say(changes(EPOCH, 3, false, "cccccc"));
    // Its answer comes behind what was said before: both were heard while it was too early.
    assertThat(stateOfShard(0).seq()).isEqualTo(1);
    now.addAndGet(INTERVAL_MS);
    awaitFrames("aaaaaa", "bbbbbb cccccc");
    assertThat(changed()).extracting(Frame::seq).containsExactly(1L, 2L);
    assertThat(changed()).extracting(Frame::epoch).containsOnly(EPOCH + "-0001");
    assertThat(registry.get("ticker.frames").tag("shard", "0").counter().count()).isEqualTo(2);
    assertThat(registry.get("ticker.changed").counter().count()).isEqualTo(3);
  }

  @Test
  void whatWasMissedIsAskedOfTheCache() {
    say(changes(EPOCH, 1, true, "aaaaaa"));
    awaitFrames("aaaaaa");

    table = changes(EPOCH, 3, true, "aaaaaa", "bbbbbb", "cccccc");
    say(changes(EPOCH, 3, false, "cccccc"));
    now.addAndGet(INTERVAL_MS);
    await()
        .atMost(PATIENCE)
        .until(() -> changed().stream().anyMatch(frame -> shows(frame, "bbbbbb")));
    assertThat(stateOfShard(0).rows()).hasSize(3);
  }

  @Test
  void aNewEpochOfTheCacheBeginsAnewAndTheOldOneIsNotHeardAnyMore() {
    say(changes(EPOCH, 1, true, "aaaaaa"));
    awaitFrames("aaaaaa");

    now.addAndGet(INTERVAL_MS);
    say(changes(NEXT_EPOCH, 1, true, "bbbbbb"));
    awaitFrames("aaaaaa", "bbbbbb");
    now.addAndGet(INTERVAL_MS);
    say(changes(EPOCH, 2, false, "cccccc"));
    say(changes(NEXT_EPOCH, 2, false, "dddddd"));
    awaitFrames("aaaaaa", "bbbbbb", "dddddd");
    assertThat(changed()).extracting(Frame::seq).containsExactly(1L, 1L, 2L);
  }

  @Test
  void aSignOfLifeSaysWhereItStands() {
    say(changes(EPOCH, 1, true, "aaaaaa"));
    awaitFrames("aaaaaa");
    now.addAndGet(1_000);
    await().atMost(PATIENCE).until(() -> frames.stream().anyMatch(Frame::isHeartbeat));
    assertThat(frames.get(frames.size() - 1).seq()).isEqualTo(1);
  }

  @Test
  void aCacheWithoutAShareOfTheLogIsNotSpokenForAnyMore() {
    say(changes(EPOCH, 1, true, "aaaaaa"));
    awaitFrames("aaaaaa");
    assertThat(stateOfShard(0).seq()).isEqualTo(1);

    say(new Changes(0, NEXT_EPOCH, 1, true, List.of(), List.of(), List.of()));
    await()
        .atMost(PATIENCE)
        .until(() ->
            bus.ask(Addresses.shardState(0)).await() instanceof Answer.None<ShardSnapshot> none
                && none.cause() == Answer.Cause.NOBODY);
  }

  private void say(Changes changes) {
    bus.publishLocal(Addresses.changes(0), changes);
  }

  private ShardSnapshot stateOfShard(int shard) {
    Answer<ShardSnapshot> answer = bus.ask(Addresses.shardState(shard)).await();
    return ((Answer.Given<ShardSnapshot>) answer).value();
  }

  /** Of each frame with changes the addresses, sorted. */
  private void awaitFrames(String... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(changed()).extracting(TickerVerticleIT::shown).containsExactly(expected));
  }

  private List<Frame> changed() {
    return frames.stream().filter(frame -> !frame.isHeartbeat()).toList();
  }

  private static boolean shows(Frame frame, String icao24) {
    return shown(frame).contains(icao24);
  }

  private static String shown(Frame frame) {
    Stream<String> addresses =
        frame.upserts().stream().map(upsert -> upsert.flight().state().icao24());
    return String.join(" ", addresses.sorted().toList());
  }

  private static Changes changes(String epoch, long version, boolean reset, String... icao24s) {
    List<Sighting> upserts = Arrays.stream(icao24s).map(TickerVerticleIT::sighting).toList();
    return new Changes(0, epoch, version, reset, List.of(0), upserts, List.of());
  }

  private static Sighting sighting(String icao24) {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = icao24;
    state.lastContactUnix = 1_767_323_044;
    return new Sighting(state.build(), "test", true, 1_767_323_044);
  }
}
