package io.skysentinel.platform.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.text.ConfigException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is in no message, wherever it was written. */
class SecretsTest {
  private static final String SECRET = "s3cret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'feeds':{'opensky':{'clientSecret':['s3cret']}}}",
        "{'feeds':{'opensky':{'clientSecret':{'s':'s3cret'}}}}",
        "{'feeds':{'opensky':{'clientScret':'s3cret'}}}",
        "{'feeds':{'opensky':[{'clientSecret':'s3cret'}]}}",
        "{'feeds':{'mine':{'type':'opensky','clientSecret':['s3cret']}}}",
        "{'feeds':{'mine':{'clientSecret':'s3cret'}}}",
        "{'feeds':{'opensky':{'clientSecret':s3cret}}}",
        "{'feeds':{'opensky':{'clientSecret':'s3cret}}}",
        "{'feeds':{'opensky':{'clientSecret':'s3cret' 'clientId':'a'}}}",
        "{'feeds':{'opensky':{'clientSecret':'s3cret','clientSecret':'a'}}}",
        "{'feeds':{'opensky':{'url':'ftp://me:s3cret@host/'}}}"
      })
  void inADocument(String document) {
    assertThat(ConfigProblemsTest.problems(document.replace('\'', '"'), Map.of()))
        .isNotEmpty()
        .noneSatisfy(line -> assertThat(line).contains(SECRET));
  }

  @Test
  void inAVariable() {
    String tooLong = SECRET.repeat(1000);
    assertThat(ConfigProblemsTest.problems("{}", Map.of("OPENSKY_CLIENT_SECRET", tooLong)))
        .isNotEmpty()
        .noneSatisfy(line -> assertThat(line).contains(SECRET))
        .anySatisfy(line -> assertThat(line).contains("OPENSKY_CLIENT_SECRET is ***"));
  }

  @Test
  void inALoadedConfiguration() throws ConfigException {
    LoadedConfig loaded =
        new ConfigLoader(
                List.of(FeedsPart.PART),
                Map.of("OPENSKY_CLIENT_ID", "me", "OPENSKY_CLIENT_SECRET", SECRET),
                Map.of())
            .load(null);

    assertThat(loaded.effective().toString()).contains(SECRET);
    assertThat(loaded.toString()).doesNotContain(SECRET);
  }
}
