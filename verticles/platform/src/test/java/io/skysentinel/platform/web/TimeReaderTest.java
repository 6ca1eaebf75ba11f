package io.skysentinel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeReaderTest {
  @ParameterizedTest
  @CsvSource({
    "1767323040, 1767323040",
    "1767323040.25, 1767323040.25",
    "-1.5, -1.5",
    "2026-01-02T03:04:00Z, 1767323040",
    "2026-01-02T04:04:00+01:00, 1767323040",
    // As a plus comes out of a query that nobody encoded.
    "2026-01-02T04:04:00 01:00, 1767323040",
    "2026-01-02T03:04:00.125Z, 1767323040.125",
    "1969-12-31T23:59:59.5Z, -0.5"
  })
  void readsTimesAsPeopleWriteThem(String text, double seconds) throws Exception {
    assertThat(TimeReader.seconds("t", text)).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-01-02T03:04:00 | t has to be Unix seconds or a time with its zone",
        "2026-13-02T03:04:00Z | t has to be Unix seconds or a time with its zone",
        "2026-01-02 | is not a number",
        "yesterday | is not a number",
        "Infinity | is not a number",
        "'' | is not a number",
        "1767323040123 | it is in seconds, not in milliseconds",
        "-99999999999999 | t has to lie in the years 1 to 9999"
      })
  void saysWhatIsNoTime(String text, String words) {
    assertThatThrownBy(() -> TimeReader.seconds("t", text))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(words);
  }
}
