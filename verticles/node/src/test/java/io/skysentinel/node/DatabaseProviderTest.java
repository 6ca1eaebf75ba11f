package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.database.DatabaseAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseProviderTest {
  private static final SkyConfig DEFAULTS = SkyConfig.defaults();
  private static final String URL = "history.database.url";
  private static final String CA = "history.database.ca";

  @Test
  void aNodeThatIsToKeepThePastMustBeToldWhere() {
    assertThatThrownBy(() -> DatabaseProvider.configured(DEFAULTS))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("no database to keep the past in: set history.database.url or")
        .hasMessageContaining("DATABASE_URL")
        .hasMessageEndingWith("or leave history out of node.roles");
  }

  @Test
  void oneThatIsNotIsAskedForNothing() {
    SkyConfig bridge = DEFAULTS.with("node.roles", List.of("bridge"));

    assertThat(DatabaseProvider.configured(bridge).source().address()).isEmpty();
    assertThat(DatabaseProvider.configured(bridge).source().waiting())
        .isEqualTo("no database is configured");
  }

  @Test
  void theDatabaseThatIsNamedIsThereAtOnce() {
    SkyConfig named = DEFAULTS.with(URL, "postgres://sky@db/past");

    Optional<DatabaseAddress> address = DatabaseProvider.configured(named).source().address();

    assertThat(address.map(Object::toString)).contains("postgresql://sky@db:5432/past");
  }

  @Test
  void aFileThatCannotBeReadIsToldInWords() {
    SkyConfig named =
        DEFAULTS.with(URL, "postgres://sky@db/past?sslmode=verify-full").with(CA, "gone.pem");

    assertThatThrownBy(() -> DatabaseProvider.configured(named))
        .isInstanceOf(StartupException.class)
        .hasMessageStartingWith("gone.pem cannot be used for TLS: ");
  }
}
