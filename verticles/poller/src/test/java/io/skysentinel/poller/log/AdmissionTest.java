package io.skysentinel.poller.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.poller.log.PublisherConfig.WhenFull;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  @Test
  void aFullBufferKeepsTheNextBatchWaitingUntilThereIsRoom() {
    Admission buffer = new Admission(10, WhenFull.PAUSE);
    assertThat(buffer.enter(8).result()).isTrue();
    Future<Boolean> waiting = buffer.enter(3);
    assertThat(waiting.isComplete()).isFalse();

    buffer.leave(8);

    assertThat(waiting.result()).isTrue();
    assertThat(buffer.inside()).isEqualTo(3);
  }

  @Test
  void whoWaitsLongerEntersFirstEvenWhenALaterOneWouldFit() {
    Admission buffer = new Admission(10, WhenFull.PAUSE);
    List<String> order = new ArrayList<>();
    buffer.enter(10).result();
    Future<Boolean> large = buffer.enter(9).onSuccess(in -> order.add("large"));
    Future<Boolean> small = buffer.enter(1).onSuccess(in -> order.add("small"));

    buffer.leave(10);

    assertThat(large.result()).isTrue();
    assertThat(small.result()).isTrue();
    assertThat(order).containsExactly("large", "small");
  }

  @Test
  void aBatchLargerThanTheBufferEntersWhenItIsEmpty() {
    Admission buffer = new Admission(10, WhenFull.PAUSE);
    assertThat(buffer.enter(50).result()).isTrue();
    assertThat(buffer.enter(1).isComplete()).isFalse();
  }

  @Test
  void dropRefusesWhatDoesNotFitAndKeepsWhatIsInside() {
    Admission buffer = new Admission(10, WhenFull.DROP);
    assertThat(buffer.enter(10).result()).isTrue();
    assertThat(buffer.enter(1).result()).isFalse();
    assertThat(buffer.inside()).isEqualTo(10);
  }

  @Test
  void aLargerLimitLetsWaitingBatchesIn() {
    Admission buffer = new Admission(10, WhenFull.PAUSE);
    buffer.enter(10).result();
    Future<Boolean> waiting = buffer.enter(5);

    buffer.limits(20, WhenFull.PAUSE);

    assertThat(waiting.result()).isTrue();
    assertThat(buffer.limit()).isEqualTo(20);
  }

  @Test
  void closingRefusesWhoWaitsAndEndsWhenTheLastOneHasLeft() {
    Admission buffer = new Admission(10, WhenFull.PAUSE);
    buffer.enter(10).result();
    Future<Boolean> waiting = buffer.enter(5);

    Future<Void> emptied = buffer.close();

    assertThat(waiting.cause()).isInstanceOf(CancellationException.class);
    assertThat(buffer.enter(1).cause()).isInstanceOf(CancellationException.class);
    assertThat(emptied.isComplete()).isFalse();
    buffer.leave(10);
    assertThat(emptied.succeeded()).isTrue();
  }

  @Test
  void closingAnEmptyBufferEndsAtOnce() {
    assertThat(new Admission(10, WhenFull.PAUSE).close().succeeded()).isTrue();
  }
}
