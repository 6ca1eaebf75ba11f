package io.skysentinel.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.core.contract.FeedStatus.Phase;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedFailure;
import io.skysentinel.testing.SampleBatches;
import org.junit.jupiter.api.Test;

class FeedMonitorTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private long now = 1_000_000;
  private final FeedMonitor monitor = new FeedMonitor("home", registry, () -> now);

  @Test
  void itStartsRunsFailsAndRunsAgain() {
    assertThat(phase()).isEqualTo(Phase.STARTING);
    monitor.succeeded(1, 1);
    assertThat(phase()).isEqualTo(Phase.RUNNING);
    monitor.failed(new FeedFailure(FailureKind.TIMEOUT, "no answer"), 1, 1_000);
    assertThat(phase()).isEqualTo(Phase.FAILING);
    assertThat(monitor.sample(null, false).problem()).isEqualTo("no answer");
    monitor.succeeded(1, 1);
    assertThat(phase()).isEqualTo(Phase.RUNNING);
    assertThat(monitor.sample(null, false).problem()).isNull();
  }

  @Test
  void aFeedWhoseBatchWaitsIsPausedAndOneThatIsElsewhereStandsBy() {
    monitor.succeeded(1, 1);
    assertThat(monitor.sample(null, true).phase()).isEqualTo(Phase.PAUSED);
    FeedStatus parked = monitor.sample("another node runs it", true);
    assertThat(parked.phase()).isEqualTo(Phase.STANDBY);
    assertThat(parked.problem()).isEqualTo("another node runs it");
  }

  @Test
  void theRateIsMeasuredFromSampleToSample() {
    monitor.accepted(SampleBatches.of("a"));
    monitor.accepted(SampleBatches.of("b"));
    now += 500;
    FeedStatus status = monitor.sample(null, false);
    assertThat(status.statesPerSecond()).isEqualTo(4);
    assertThat(status.aircraft()).isEqualTo(2);
    now += 1_000;
    assertThat(monitor.sample(null, false).statesPerSecond()).isZero();
  }

  @Test
  void everyAnswerIsCounted() {
    monitor.succeeded(1_000_000, 10);
    monitor.failed(new FeedFailure(FailureKind.SERVER_ERROR, "500"), 1, 1_000);
    monitor.failed(new FeedFailure(FailureKind.SERVER_ERROR, "500"), 1, 2_000);
    assertThat(polls("success")).isOne();
    assertThat(polls("error")).isEqualTo(2);
    assertThat(
            registry
                .get("producer.api.errors")
                .tag("error_type", "server_error")
                .tag("feed", "home")
                .counter()
                .count())
        .isEqualTo(2);
    assertThat(registry.get("producer.poll.latency").timer().count()).isEqualTo(3);
  }

  @Test
  void aFeedThatIsStoppedHereHasNoAircraftHere() {
    monitor.accepted(SampleBatches.of("a"));
    assertThat(registry.get("producer.current.flights").gauge().value()).isOne();
    monitor.stopped();
    assertThat(registry.get("producer.current.flights").gauge().value()).isZero();
  }

  private Phase phase() {
    return monitor.sample(null, false).phase();
  }

  private double polls(String status) {
    return registry.get("producer.polls").tag("status", status).counter().count();
  }
}
