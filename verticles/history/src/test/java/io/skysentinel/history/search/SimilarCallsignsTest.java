package io.skysentinel.history.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimilarCallsignsTest {
  @ParameterizedTest
  @CsvSource({
    "SWR12, SWR12, 0",
    "SWR12, SWR21, 1",
    "SWR12, SWR1, 1",
    "SWR12, SWR123, 1",
    "SWR12, SWX12, 1",
    "SWR12, DLH45, 5"
  })
  void mistakesAreCounted(String one, String other, int mistakes) {
    assertThat(SimilarCallsigns.distance(one, other)).isEqualTo(mistakes);
    assertThat(SimilarCallsigns.distance(other, one)).isEqualTo(mistakes);
  }

  @Test
  void theNearestComeFirstAndThoseThatBeginAlikeAreFoundElsewhere() {
    assertThat(
            SimilarCallsigns.of(
                "SWR12", Stream.of("SWX21", "SWR21", "SWR12A", "SWR12", "DLH12", "BAW1")))
        .containsExactly("SWR21", "SWX21");
  }

  @Test
  void ofAShortTextLessIsNearlyTheSame() {
    assertThat(SimilarCallsigns.of("SWR", Stream.of("SW", "SXX", "WSR")))
        .containsExactly("SW", "WSR");
  }
}
