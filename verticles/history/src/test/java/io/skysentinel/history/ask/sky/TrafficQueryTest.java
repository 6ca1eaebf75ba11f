package io.skysentinel.history.ask.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.web.BadRequestException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficQueryTest {
  @Test
  void stretchesBeginAtMultiplesOfTheStep() throws Exception {
    assertThat(parse("from=1767323100.5&to=1767326400.1&step=600"))
        .isEqualTo(new TrafficQuery(1_767_322_800, 1_767_326_401, 600));
    assertThat(parse("from=0&to=600000").step()).isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "to=1 | from is missing",
        "from=1 | to is missing",
        "from=2&to=1 | from is later than to",
        "from=0&to=1&step=100 | step has to be a multiple of 300",
        "from=0&to=600300 | from, to and step make 2001 stretches, and there can be 2000",
        "from=0&to=253402300799 | take a longer step",
        "from=0&to=1767323044123 | it is in seconds, not in milliseconds",
        "from=0&to=1&tep=300 | there is no parameter tep",
      })
  void saysWhatIsWrong(String query, String words) {
    assertThatThrownBy(() -> parse(query))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining(words);
  }

  private static TrafficQuery parse(String query) throws BadRequestException {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      parameters.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
    }
    return TrafficQuery.parse(parameters);
  }
}
