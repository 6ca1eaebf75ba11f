package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.platform.config.FeedConfig;
import io.skysentinel.platform.config.FeedsConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedFleetTest {
  private static final FeedConfig SETTINGS = new FeedConfig.Sbs("127.0.0.1", 1, 60);
  private static final FeedConfig IN_PLACE = new FeedConfig.Sbs("127.0.0.1", 1, 90);
  private static final FeedConfig ANEW = new FeedConfig.Sbs("127.0.0.1", 2, 60);

  private final Vertx vertx = Vertx.vertx();
  private final List<String> happened = new ArrayList<>();
  private final Set<String> owned = new HashSet<>(Set.of("a", "b"));
  private final List<String> logged = new ArrayList<>();
  private final Map<String, FeedSink> sinks = new java.util.HashMap<>();
  private long now = 1_000_000;
  private final FeedFleet fleet =
      new FeedFleet(
          vertx,
          vertx.getOrCreateContext(),
          batch -> {
            logged.add(batch.states().get(0).icao24());
            return Future.succeededFuture();
          },
          owned::contains,
          new SimpleMeterRegistry(),
          () -> now,
          this::make);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void startsTheActiveFeedsThatThisNodeOwns() {
    fleet.reconcile(active("a", "b", "c"));
    assertThat(happened).containsExactlyInAnyOrder("start a", "start b");
  }

  @Test
  void reconcilingAgainChangesNothing() {
    fleet.reconcile(active("a"));
    fleet.reconcile(active("a"));
    assertThat(happened).containsExactly("start a");
  }

  @Test
  void stopsWhatIsNoLongerActive() {
    fleet.reconcile(active("a", "b"));
    happened.clear();
    fleet.reconcile(active("b"));
    assertThat(happened).containsExactly("stop a");
    assertThat(fleet.statuses()).extracting(FeedStatus::name).containsExactly("b");
  }

  @Test
  void aFeedLostForAMomentGoesOnWhereItStood() {
    fleet.reconcile(active("a"));
    owned.remove("a");
    fleet.reconcile(active("a"));
    sinks.get("a").offer(Feeds.batch("x"));
    assertThat(logged).isEmpty();

    now += 10_000;
    fleet.reapParked(now);
    owned.add("a");
    fleet.reconcile(active("a"));

    assertThat(happened).containsExactly("start a");
    assertThat(logged).containsExactly("x");
  }

  @Test
  void aFeedLostForLongIsGivenUpAndItsBatchWithIt() {
    fleet.reconcile(active("a"));
    owned.remove("a");
    fleet.reconcile(active("a"));
    Future<Void> waiting = sinks.get("a").offer(Feeds.batch("x"));

    now += 20_000;
    fleet.reapParked(now);

    assertThat(happened).containsExactly("start a", "stop a");
    assertThat(waiting.failed()).isTrue();
    assertThat(logged).isEmpty();
  }

  @Test
  void newSettingsAreTakenInPlaceWhereTheFeedCan() {
    fleet.reconcile(new FeedsConfig(List.of("a"), Map.of("a", SETTINGS)));
    fleet.reconcile(new FeedsConfig(List.of("a"), Map.of("a", IN_PLACE)));
    assertThat(happened).containsExactly("start a", "reconfigure a");
  }

  @Test
  void newSettingsThatAFeedCannotTakeReplaceIt() {
    fleet.reconcile(new FeedsConfig(List.of("a"), Map.of("a", SETTINGS)));
    fleet.reconcile(new FeedsConfig(List.of("a"), Map.of("a", ANEW)));
    assertThat(happened).containsExactly("start a", "reconfigure a", "stop a", "start a");
  }

  @Test
  void stoppingStopsAll() {
    fleet.reconcile(active("a", "b"));
    happened.clear();
    assertThat(fleet.stop().succeeded()).isTrue();
    assertThat(happened).containsExactlyInAnyOrder("stop a", "stop b");
  }

  private static FeedsConfig active(String... names) {
    return new FeedsConfig(List.of(names), Map.of("a", SETTINGS, "b", SETTINGS, "c", SETTINGS));
  }

  private Feed make(FeedConfig settings, FeedContext context) {
    String name = context.name();
    sinks.put(name, context.sink());
    return new Feed() {
      @Override
      public Future<Void> start() {
        happened.add("start " + name);
        return Future.succeededFuture();
      }

      @Override
      public Future<Void> stop() {
        happened.add("stop " + name);
        return Future.succeededFuture();
      }

      @Override
      public boolean reconfigure(FeedConfig next) {
        happened.add("reconfigure " + name);
        return next.equals(IN_PLACE);
      }
    };
  }
}
