package io.skysentinel.history.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTest {

  @Test
  void everyFileIsListed() throws IOException {
    try (var files = Files.list(Path.of("../../conf/db"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Migration.FILES);
    }
  }

  @Test
  void theyAreInTheOrderOfTheirNumbers() {
    List<Integer> versions = Migration.all().stream().map(Migration::version).toList();

    assertThat(versions).startsWith(1).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void endsOfLinesDoNotChangeOne() {
    Migration here = Migration.of("V1__a.sql", "select 1;\nselect 2;\n");

    assertThat(Migration.of("V1__a.sql", "select 1;\r\nselect 2;\r\n").checksum())
        .isEqualTo(here.checksum());
    assertThat(Migration.of("V1__a.sql", "select 1;\nselect 3;\n").checksum())
        .isNotEqualTo(here.checksum());
  }

  @Test
  void otherNamesAreDefects() {
    assertThatThrownBy(() -> Migration.of("first.sql", ""))
        .hasMessage("first.sql is no name of a migration");
  }
}
