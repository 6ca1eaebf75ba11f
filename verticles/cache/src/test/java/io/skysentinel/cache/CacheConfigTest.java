package io.skysentinel.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheConfigTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          poller,cache  | is a list; expected ticker too, because cache is there
          bridge,ticker | is a list; expected cache too, because ticker is there
          cache         | is a list; expected ticker too, because cache is there
          """)
  void aCacheAndItsTickerGoTogether(String roles, String expected) {
    String document = "{\"node\":{\"roles\":[\"" + roles.replace(",", "\",\"") + "\"]}}";

    assertThat(refusal(document, Map.of())).isEqualTo("sky.json: node.roles " + expected);
    assertThat(refusal("{}", Map.of("ROLES", roles))).isEqualTo("environment: ROLES " + expected);
  }

  private static String refusal(String document, Map<String, String> environment) {
    ConfigLoader loader = new ConfigLoader(List.of(CacheConfig.PART), environment, Map.of());
    return Assertions.catchThrowableOfType(
            ConfigException.class, () -> loader.loadText("sky.json", document))
        .getMessage();
  }
}
