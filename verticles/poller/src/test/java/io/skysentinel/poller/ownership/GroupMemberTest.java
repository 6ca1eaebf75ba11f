package io.skysentinel.poller.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.poller.log.OpenGate;
import io.skysentinel.poller.log.WriterGate;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long the member waits for the group: each poll of the consumer runs the next task. */
@Timeout(60)
class GroupMemberTest {
  private static final TopicPartition P0 = new TopicPartition("states", 0);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(100);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("latest");
  private final WriterGate gate = new WriterGate();
  private final List<Duration> waits = new ArrayList<>();
  private long now;
  private final Lease lease = new Lease(5_000, () -> now);
  private final GroupMember member =
      new GroupMember(
          consumer,
          "states",
          new TakeOver(gate, writers -> {}, new NoFeeds(), lease, () -> now),
          BEAT.toMillis(),
          () -> now);

  @BeforeEach
  void start() {
    consumer.updatePartitions("states", List.of(new PartitionInfo("states", 0, null, null, null)));
    consumer.updateEndOffsets(Map.of(P0, 0L));
    gate.onOpening(member::wake);
  }

  @Test
  void anAssignmentIsTakenWithoutAnotherWaitAndThenAPollLastsForABeat() {
    OpenGate.open(gate);
    inPoll(() -> consumer.rebalance(List.of(P0)));
    inPoll(() -> assertThat(member.isSettled()).isTrue());
    inPoll(member::stop);

    member.run();

    assertThat(waits).containsExactly(BEAT, BEAT, BEAT);
    assertThat(consumer.closed()).isTrue();
  }

  @Test
  void aBeatThatIsDueIsGivenAndTheNextPollLastsUntilTheNext() {
    OpenGate.open(gate);
    inPoll(() -> consumer.rebalance(List.of(P0)));
    inPoll(() -> now += BEAT.toNanos() * 6 / 10);
    inPoll(() -> now += BEAT.toNanos() * 5 / 10);
    inPoll(member::stop);

    member.run();

    assertThat(waits).containsExactly(BEAT, BEAT, BEAT.multipliedBy(4).dividedBy(10), BEAT);
    assertThat(lease.leftMs()).isEqualTo(5_001);
  }

  @Test
  void whatCannotBeTakenYetIsLookedAtSoon() {
    inPoll(() -> consumer.rebalance(List.of(P0)));
    inPoll(() -> assertThat(member.isSettled()).isFalse());
    inPoll(() -> OpenGate.open(gate));
    inPoll(() -> assertThat(member.isSettled()).isTrue());
    inPoll(member::stop);

    member.run();

    assertThat(waits).containsExactly(BEAT, SOON, SOON, BEAT, BEAT);
  }

  @Test
  void aWriterThatFollowsAnotherIsAnnouncedWithoutAnotherWait() {
    OpenGate.open(gate);
    inPoll(() -> consumer.rebalance(List.of(P0)));
    inPoll(() -> OpenGate.open(gate));
    inPoll(() -> assertThat(OpenGate.admits(gate)).isTrue());
    inPoll(member::stop);

    member.run();

    assertThat(waits).containsExactly(BEAT, BEAT, BEAT, BEAT);
  }

  private void inPoll(Runnable task) {
    consumer.schedulePollTask(() -> {
      waits.add(consumer.lastPollTimeout());
      task.run();
    });
  }

  private static final class NoFeeds implements FeedsOfNode {
    @Override
    public void changed() {}

    @Override
    public Future<Void> forget(Predicate<String> feeds) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> handOver(Predicate<String> feeds) {
      return Future.succeededFuture(true);
    }
  }
}
