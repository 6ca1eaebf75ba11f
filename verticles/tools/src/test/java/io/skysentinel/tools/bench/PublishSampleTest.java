package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PublishSampleTest {
  private static final PublishSample BEGIN =
      new PublishSample(1_000_000_000L, 50_000, 50_000, 300, 7_000_000_000L);

  @Test
  void ratesAreOfWhatCameSinceAndOfTheTimeThatPassed() {
    PublishSample end = new PublishSample(5_000_000_000L, 450_000, 450_000, 210, 9_000_000_000L);

    assertThat(end.since(BEGIN, "all of it"))
        .isEqualTo(
            "all of it: 100,000 states/s confirmed in both topics (200,000 records/s); heap after"
                + " collection 210 MB; CPU 0.50 cores");
  }

  @Test
  void aStateThatOneTopicLacksIsNotConfirmedInBoth() {
    PublishSample end = new PublishSample(2_000_000_000L, 60_000, 52_000, 1, 7_000_000_000L);

    assertThat(end.since(BEGIN, "last"))
        .startsWith("last: 2,000 states/s confirmed in both topics (12,000 records/s)");
    PublishSample other = new PublishSample(2_000_000_000L, 52_000, 60_000, 1, 7_000_000_000L);
    assertThat(other.since(BEGIN, "last")).startsWith("last: 2,000 states/s");
  }

  @Test
  void severalCoresAreMoreThanOne() {
    PublishSample end = new PublishSample(3_000_000_000L, 50_000, 50_000, 1, 10_000_000_000L);

    assertThat(end.since(BEGIN, "x")).contains(" 0 states/s").endsWith("CPU 1.50 cores");
  }
}
