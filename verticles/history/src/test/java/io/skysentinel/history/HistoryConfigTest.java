package io.skysentinel.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.text.ConfigException;
import io.skysentinel.platform.database.DatabaseAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryConfigTest {
  @Test
  void withoutAnAddressNoDatabaseIsNamed() throws ConfigException {
    assertThat(load(Map.of()).database().address()).isEmpty();
  }

  @Test
  void theDatabaseIsNamedByItsAddress() throws ConfigException {
    HistoryConfig config =
        load(
            Map.of(
                "DATABASE_URL", "postgres://sky:hunter2@db:6432/past",
                "DATABASE_PASSWORD_FILE", "file"));

    assertThat(config.database().address())
        .contains(
            new DatabaseAddress(
                "db",
                6432,
                "past",
                "sky",
                "hunter2",
                "file",
                DatabaseAddress.Encryption.DISABLE,
                null));
    assertThat(config.toString()).doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATABASE_URL=mysql://hunter2@b/c                  | environment: DATABASE_URL is ***; expected an address such as postgres://user@host:5432/database
          DATABASE_URL=postgres://hunter2@b                 | environment: DATABASE_URL is ***; expected a database in it, as in postgres://user@host/database
          DATABASE_PASSWORD_FILE=f                          | environment: DATABASE_PASSWORD_FILE is "f"; expected it beside history.database.url only
          DATABASE_CA_FILE=f                                | environment: DATABASE_CA_FILE is "f"; expected it beside history.database.url only
          DATABASE_URL=postgres://a@b/c?sslmode=verify-full | sky.json: history.database.ca is ""; expected who vouches for the database (DATABASE_CA_FILE)
          DATABASE_URL=postgres://a@b/c DATABASE_CA_FILE=f  | environment: DATABASE_URL is ***; expected sslmode=verify-full in it, beside history.database.ca
          HISTORY_WRITE_EVERY_MS=1                          | environment: HISTORY_WRITE_EVERY_MS is 1; expected a whole number from 100 to 60000
          """)
  void aMistakeIsNamedAndNoSecretIsShown(String environment, String problem) {
    Map<String, String> variables = new HashMap<>();
    for (String pair : environment.split(" ")) {
      int end = pair.indexOf('=');
      variables.put(pair.substring(0, end), pair.substring(end + 1));
    }

    ConfigException refused = catchThrowableOfType(ConfigException.class, () -> load(variables));

    assertThat(refused.problems()).map(Object::toString).containsExactly(problem);
  }

  private static HistoryConfig load(Map<String, String> environment) throws ConfigException {
    return new ConfigLoader(List.of(HistoryConfig.PART), environment, Map.of())
        .loadText("sky.json", "{}")
        .config()
        .get(HistoryConfig.PART);
  }
}
