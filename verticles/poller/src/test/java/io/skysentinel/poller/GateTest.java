package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> passed = new ArrayList<>();
  private final List<Promise<Void>> inBuffer = new ArrayList<>();
  private final Gate gate =
      new Gate(
          vertx.getOrCreateContext(),
          batch -> {
            passed.add(batch.states().get(0).icao24());
            Promise<Void> accepted = Promise.promise();
            inBuffer.add(accepted);
            return accepted.future();
          });

  @AfterEach
  void close() {
    vertx.close().await();
  }

  @Test
  void aClosedGateKeepsTheBatchAndAnOpenedOneLetsItPass() {
    Future<Void> accepted = gate.offer(Feeds.batch("a"));
    assertThat(passed).isEmpty();
    assertThat(gate.isHolding()).isTrue();

    gate.open();

    assertThat(passed).containsExactly("a");
    assertThat(accepted.isComplete()).isFalse();
    inBuffer.get(0).complete();
    await().until(accepted::succeeded);
    assertThat(gate.isHolding()).isFalse();
  }

  @Test
  void closingAgainKeepsWhatComesNext() {
    gate.open();
    gate.offer(Feeds.batch("a"));
    gate.close();
    gate.offer(Feeds.batch("b"));
    assertThat(passed).containsExactly("a");
  }

  @Test
  void aFeedThatIsStoppedHearsThatItsBatchWasNotAccepted() {
    Future<Void> accepted = gate.offer(Feeds.batch("a"));
    gate.dismiss();
    assertThat(accepted.cause()).isInstanceOf(CancellationException.class);
    assertThat(passed).isEmpty();
  }
}
