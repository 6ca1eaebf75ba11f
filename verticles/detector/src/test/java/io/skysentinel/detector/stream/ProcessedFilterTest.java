package io.skysentinel.detector.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.platform.web.BadRequestException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessedFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | true",
        "anomaly=true | true",
        "anomaly=false | true",
        "min_altitude_ft=35000 | true",
        "min_altitude_ft=36100 | false",
        "bbox=-80,40,-70,50 | true",
        "bbox=0,40,10,50 | false",
        "region=n40w080 | true",
        "region=n50w080 | false",
        "region=n40w080&min_altitude_ft=36100 | false",
        "icao24=a1b2c3 | true",
        "icao24=A1B2C3&anomaly=true | true",
        "icao24=a1b2c4 | false",
      })
  void matchesWhatIsAskedFor(String query, boolean matches) throws Exception {
    ProcessedRow high =
        row(
            "'icao24':'a1b2c3','latitude':40.6,'longitude':-73.8,'baro_altitude':11000,'x':[1]",
            true);

    assertThat(ProcessedFilter.parse(parameters(query)).matches(high)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "icao24=a1b2c3",
    "anomaly=true",
    "min_altitude_ft=-1000",
    "region=n00e000",
    "'bbox=-180,-90,180,90'"
  })
  void whatIsNotKnownDoesNotMatch(String query) throws Exception {
    ProcessedRow unknown = row("'latitude':null,'longitude':null,'baro_altitude':null", false);

    assertThat(ProcessedFilter.parse(parameters(query)).matches(unknown)).isFalse();
    assertThat(ProcessedFilter.parse(Map.of()).matches(unknown)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region=Europe | region has to be the name of a tile",
        "min_altitude_ft=high | min_altitude_ft: \"high\" is not a number",
        "anomaly=perhaps | anomaly has to be true or false",
        "altitude=1 | there is no parameter altitude",
      })
  void nonsenseIsRefusedInWords(String query, String words) {
    assertThatThrownBy(() -> ProcessedFilter.parse(parameters(query)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(words);
  }

  @Test
  void whatIsNoUpdateIsRefused() {
    assertThatThrownBy(() -> ProcessedRow.of("[]".getBytes(US_ASCII)))
        .isInstanceOf(InvalidMessageException.class);
    assertThatThrownBy(() -> ProcessedRow.of("{\"latitude\":".getBytes(US_ASCII)))
        .isInstanceOf(InvalidMessageException.class);
  }

  private static ProcessedRow row(String members, boolean isAnomaly)
      throws InvalidMessageException {
    String json = "{" + members.replace('\'', '"') + ",\"is_anomaly\":" + isAnomaly + "}";
    return ProcessedRow.of(json.getBytes(US_ASCII));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : query.split("&")) {
      if (!part.isEmpty()) {
        parameters.put(part.split("=")[0], part.split("=")[1]);
      }
    }
    return parameters;
  }
}
