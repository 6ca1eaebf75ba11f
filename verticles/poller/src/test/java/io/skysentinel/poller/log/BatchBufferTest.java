package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FeedBatch;
import io.skysentinel.poller.log.PublisherConfig.WhenFull;
import io.skysentinel.testing.SampleBatches;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class BatchBufferTest {
  private final List<Integer> accepted = new ArrayList<>();
  private final List<Integer> dropped = new ArrayList<>();
  private final BatchBuffer buffer =
      new BatchBuffer(
          10,
          WhenFull.PAUSE,
          new BatchBuffer.Outlet() {
            @Override
            public void accepted(FeedBatch batch, FeedInput from) {
              accepted.add(batch.size());
            }

            @Override
            public void dropped(FeedBatch batch) {
              dropped.add(batch.size());
            }
          },
          Runnable::run);
  private final FeedInput feed = released();
  private final FeedInput other = released();

  @Test
  void aFullBufferKeepsTheNextBatchWaitingUntilThereIsRoom() {
    assertThat(offer(feed, 8).succeeded()).isTrue();
    Future<Void> waiting = offer(feed, 3);
    assertThat(waiting.isComplete()).isFalse();
    assertThat(feed.hasWaiting()).isTrue();

    buffer.leave(8);

    assertThat(waiting.succeeded()).isTrue();
    assertThat(feed.hasWaiting()).isFalse();
    assertThat(accepted).containsExactly(8, 3);
    assertThat(buffer.states()).isEqualTo(3);
  }

  @Test
  void whoWaitsLongerEntersFirstEvenWhenALaterOneWouldFit() {
    offer(feed, 10);
    offer(feed, 9);
    offer(other, 1);
    assertThat(accepted).containsExactly(10);

    buffer.leave(8);
    assertThat(accepted).containsExactly(10);
    buffer.leave(2);

    assertThat(accepted).containsExactly(10, 9, 1);
  }

  @Test
  void aBatchLargerThanTheBufferEntersWhenItIsEmpty() {
    assertThat(offer(feed, 50).succeeded()).isTrue();
    assertThat(offer(feed, 1).isComplete()).isFalse();
  }

  @Test
  void aBatchOfNothingIsAcceptedAndGoesNowhere() {
    assertThat(offer(feed, 0).succeeded()).isTrue();
    assertThat(accepted).isEmpty();
  }

  @Test
  void dropRefusesWhatDoesNotFitAndKeepsWhatIsInside() {
    buffer.limits(10, WhenFull.DROP);
    offer(feed, 10);

    assertThat(offer(feed, 1).succeeded()).isTrue();

    assertThat(dropped).containsExactly(1);
    assertThat(buffer.states()).isEqualTo(10);
  }

  @Test
  void aFeedThatWaitsGoesOnWhenTheConfigurationSaysThatNobodyShallWait() {
    offer(feed, 10);
    Future<Void> waiting = offer(feed, 1);

    buffer.limits(10, WhenFull.DROP);

    assertThat(waiting.succeeded()).isTrue();
    assertThat(dropped).containsExactly(1);
  }

  @Test
  void aLargerLimitLetsWaitingBatchesIn() {
    offer(feed, 10);
    Future<Void> waiting = offer(feed, 5);

    buffer.limits(20, WhenFull.PAUSE);

    assertThat(waiting.succeeded()).isTrue();
    assertThat(buffer.limit()).isEqualTo(20);
  }

  @Test
  void aFeedThatIsHeldWaitsWhileOthersPass() {
    feed.hold();
    Future<Void> held = offer(feed, 1);
    assertThat(offer(other, 2).succeeded()).isTrue();
    assertThat(held.isComplete()).isFalse();
    assertThat(feed.hasWaiting()).isTrue();
    assertThat(other.hasWaiting()).isFalse();

    feed.release();

    assertThat(held.succeeded()).isTrue();
    assertThat(accepted).containsExactly(2, 1);
  }

  @Test
  void aFeedIsHeldUntilItIsReleasedForTheFirstTime() {
    FeedInput fresh = buffer.input();
    offer(fresh, 1);
    assertThat(accepted).isEmpty();
    fresh.release();
    assertThat(accepted).containsExactly(1);
  }

  @Test
  void whatIsHeldIsNotDroppedByAFullBuffer() {
    buffer.limits(10, WhenFull.DROP);
    feed.hold();
    Future<Void> held = offer(feed, 1);
    offer(other, 10);
    assertThat(held.isComplete()).isFalse();

    buffer.leave(10);
    feed.release();

    assertThat(accepted).containsExactly(10, 1);
    assertThat(dropped).isEmpty();
  }

  @Test
  void aFeedThatIsStoppedHearsThatItsBatchWasNotAccepted() {
    feed.hold();
    Future<Void> held = offer(feed, 1);
    other.hold();
    Future<Void> heldOfOther = offer(other, 2);

    feed.cancel();

    assertThat(held.cause()).isInstanceOf(CancellationException.class);
    assertThat(heldOfOther.isComplete()).isFalse();
    assertThat(accepted).isEmpty();
  }

  @Test
  void closingRefusesWhoWaitsAndEndsWhenTheLastOneHasLeft() {
    offer(feed, 10);
    Future<Void> waiting = offer(feed, 5);

    Future<Void> emptied = buffer.close();

    assertThat(waiting.cause()).isInstanceOf(CancellationException.class);
    assertThat(offer(feed, 1).cause()).isInstanceOf(CancellationException.class);
    assertThat(emptied.isComplete()).isFalse();
    buffer.leave(10);
    assertThat(emptied.succeeded()).isTrue();
  }

  @Test
  void closingAnEmptyBufferEndsAtOnce() {
    assertThat(buffer.close().succeeded()).isTrue();
  }

  private static Future<Void> offer(FeedInput feed, int states) {
    return feed.offer(SampleBatches.numbered(0, states));
  }

  private FeedInput released() {
    FeedInput input = buffer.input();
    input.release();
    return input;
  }
}
