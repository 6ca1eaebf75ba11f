package io.skysentinel.history.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AppliedMigrationTest {
  private static final Migration FIRST = Migration.of("V1__first.sql", "select 1;\n");
  private static final Migration SECOND = Migration.of("V2__second.sql", "select 2;\n");
  private static final List<Migration> KNOWN = List.of(FIRST, SECOND);

  private static AppliedMigration applied(Migration migration) {
    return new AppliedMigration(migration.version(), migration.name(), migration.checksum());
  }

  @Test
  void whatWasNotDoneIsMissing() {
    assertThat(AppliedMigration.missing(KNOWN, List.of())).isEqualTo(KNOWN);
    assertThat(AppliedMigration.missing(KNOWN, List.of(applied(FIRST)))).containsExactly(SECOND);
    assertThat(AppliedMigration.missing(KNOWN, List.of(applied(FIRST), applied(SECOND)))).isEmpty();
  }

  @Test
  void aNewerDatabaseIsRefused() {
    assertThatThrownBy(() ->
            AppliedMigration.missing(List.of(FIRST), List.of(applied(FIRST), applied(SECOND))))
        .isInstanceOf(SchemaRefusedException.class)
        .hasMessage(
            "the database is newer than this SkySentinel: it has had V2__second.sql, and this one"
                + " knows 1 migrations; bring this node to the version of the others");
  }

  @Test
  void aChangedMigrationIsRefused() {
    Migration changed = Migration.of("V1__first.sql", "select 3;\n");

    assertThatThrownBy(() -> AppliedMigration.missing(KNOWN, List.of(applied(changed))))
        .isInstanceOf(SchemaRefusedException.class)
        .hasMessage(
            "the database was made by another V1__first.sql than this SkySentinel brings; a"
                + " migration that was released must not be changed");
  }
}
