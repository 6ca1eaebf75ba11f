package io.skysentinel.platform.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

  @ParameterizedTest
  @CsvSource({
    "polIntervalSeconds,pollIntervalSeconds",
    "POLLINTERVALSECONDS,pollIntervalSeconds",
    "pollIntervallSecond,pollIntervalSeconds",
    "timeoutSecs,timeoutSeconds",
    "ulr,url",
    "rul,url",
    "urls,url"
  })
  void aSlipFindsWhatWasMeant(String written, String meant) {
    assertThat(NearestName.of(written, List.of("timeoutSeconds", "url", "pollIntervalSeconds")))
        .contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"colour", "x", "interval"})
  void anotherWordFindsNothing(String written) {
    assertThat(NearestName.of(written, List.of("timeoutSeconds", "url", "pollIntervalSeconds")))
        .isEmpty();
  }

  @Test
  void nothingIsNearAmongNothing() {
    assertThat(NearestName.of("url", List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a,a,0", "a,b,1", "ab,ba,1", "abc,ab,1", "ab,abc,1", "'',abc,3", "abc,xyz,3"})
  void distanceCountsLettersToChange(String left, String right, int distance) {
    assertThat(NearestName.distance(left, right)).isEqualTo(distance);
    assertThat(NearestName.distance(right, left)).isEqualTo(distance);
  }
}
