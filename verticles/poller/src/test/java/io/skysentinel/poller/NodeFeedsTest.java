package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.poller.feeds.Feed;
import io.skysentinel.poller.feeds.FeedConfig;
import io.skysentinel.poller.feeds.FeedContext;
import io.skysentinel.poller.feeds.FeedSink;
import io.skysentinel.poller.log.BatchBuffer;
import io.skysentinel.poller.log.FeedInput;
import io.skysentinel.poller.log.PublisherConfig.WhenFull;
import io.skysentinel.testing.SampleBatches;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeFeedsTest {
  /** Settings of feeds that say what happens to them. */
  private record ToldConfig(NodeFeedsTest test, String settings) implements FeedConfig {
    @Override
    public Feed create(FeedContext context) {
      return test.make(context);
    }
  }

  private final FeedConfig first = new ToldConfig(this, "first");
  private final FeedConfig inPlace = new ToldConfig(this, "in place");
  private final FeedConfig anew = new ToldConfig(this, "anew");
  private final Vertx vertx = Vertx.vertx();
  private final List<String> happened = new ArrayList<>();
  private final Set<String> owned = new HashSet<>(Set.of("a", "b"));
  private final List<String> logged = new ArrayList<>();
  private final Map<String, FeedSink> sinks = new HashMap<>();
  private long now = 1_000_000;
  private final BatchBuffer buffer =
      new BatchBuffer(
          100,
          WhenFull.PAUSE,
          new BatchBuffer.Outlet() {
            @Override
            public void accepted(FeedBatch batch, FeedInput from) {
              logged.add(batch.states().get(0).icao24());
            }

            @Override
            public void dropped(FeedBatch batch) {
              throw new AssertionError("nothing is dropped here");
            }
          },
          Runnable::run);
  private final NodeFeeds nodeFeeds =
      new NodeFeeds(vertx, buffer::input, owned::contains, new SimpleMeterRegistry(), () -> now);

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void startsTheActiveFeedsThatThisNodeOwns() {
    nodeFeeds.reconcile(active("a", "b", "c"));
    assertThat(happened).containsExactlyInAnyOrder("start a", "start b");
  }

  @Test
  void reconcilingAgainChangesNothing() {
    nodeFeeds.reconcile(active("a"));
    nodeFeeds.reconcile(active("a"));
    assertThat(happened).containsExactly("start a");
  }

  @Test
  void stopsWhatIsNoLongerActive() {
    nodeFeeds.reconcile(active("a", "b"));
    happened.clear();
    nodeFeeds.reconcile(active("b"));
    assertThat(happened).containsExactly("stop a");
    assertThat(nodeFeeds.statuses("parked")).extracting(FeedStatus::name).containsExactly("b");
  }

  @Test
  void aFeedThatIsParkedAsksNobodyAndGoesOnWhereItStood() {
    nodeFeeds.reconcile(active("a"));
    assertThat(sinks.get("a").ready().succeeded()).isTrue();
    owned.remove("a");
    nodeFeeds.reconcile(active("a"));
    Future<Void> mayAsk = sinks.get("a").ready();
    sinks.get("a").offer(SampleBatches.of("x"));
    assertThat(mayAsk.isComplete()).isFalse();
    assertThat(logged).isEmpty();
    assertThat(nodeFeeds.statuses("why")).extracting(FeedStatus::problem).containsExactly("why");

    owned.add("a");
    nodeFeeds.reconcile(active("a"));

    assertThat(mayAsk.succeeded()).isTrue();
    assertThat(happened).containsExactly("start a");
    assertThat(logged).containsExactly("x");
  }

  @Test
  void aFeedThatAnotherNodeMayHaveRunIsForgottenAndItsBatchWithIt() {
    nodeFeeds.reconcile(active("a", "b"));
    owned.remove("a");
    nodeFeeds.reconcile(active("a", "b"));
    Future<Void> waiting = sinks.get("a").offer(SampleBatches.of("x"));
    Future<Void> mayAsk = sinks.get("a").ready();
    happened.clear();

    assertThat(nodeFeeds.forget("a"::equals).succeeded()).isTrue();

    assertThat(happened).containsExactly("stop a");
    assertThat(waiting.failed()).isTrue();
    assertThat(mayAsk.failed()).isTrue();
    assertThat(logged).isEmpty();
    assertThat(nodeFeeds.statuses("why")).extracting(FeedStatus::name).containsExactly("b");
  }

  @Test
  void aFeedIsHandedOverInGoodOrderWhenTheLogHasAllOfIt() {
    nodeFeeds.reconcile(active("a"));
    assertThat(nodeFeeds.handOver("a"::equals).result()).isTrue();
    assertThat(happened).containsExactly("start a", "stop a");
  }

  @Test
  void aFeedWhoseBatchesDoNotReachTheLogIsNotHandedOverInGoodOrder() {
    nodeFeeds.reconcile(active("a"));
    sinks.get("a").offer(SampleBatches.of("x"));
    assertThat(nodeFeeds.handOver("a"::equals).await()).isFalse();
    assertThat(happened).containsExactly("start a", "stop a");
  }

  @Test
  void newSettingsAreTakenInPlaceWhereTheFeedCan() {
    nodeFeeds.reconcile(new FeedsConfig(List.of("a"), Map.of("a", first)));
    nodeFeeds.reconcile(new FeedsConfig(List.of("a"), Map.of("a", inPlace)));
    assertThat(happened).containsExactly("start a", "reconfigure a");
  }

  @Test
  void newSettingsThatAFeedCannotTakeReplaceIt() {
    nodeFeeds.reconcile(new FeedsConfig(List.of("a"), Map.of("a", first)));
    nodeFeeds.reconcile(new FeedsConfig(List.of("a"), Map.of("a", anew)));
    assertThat(happened).containsExactly("start a", "reconfigure a", "stop a", "start a");
  }

  @Test
  void stoppingStopsAll() {
    nodeFeeds.reconcile(active("a", "b"));
    happened.clear();
    assertThat(nodeFeeds.stop().succeeded()).isTrue();
    assertThat(happened).containsExactlyInAnyOrder("stop a", "stop b");
  }

  private FeedsConfig active(String... names) {
    return new FeedsConfig(List.of(names), Map.of("a", first, "b", first, "c", first));
  }

  private Feed make(FeedContext context) {
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
        return next.equals(inPlace);
      }
    };
  }
}
