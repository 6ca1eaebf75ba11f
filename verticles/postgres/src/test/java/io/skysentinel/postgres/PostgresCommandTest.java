package io.skysentinel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresCommandTest {
  private static final Path SHELL = Path.of("/bin/sh");

  @Test
  void aProgramIsGivenItsInputAndNoSettingsOfOtherServers() throws IOException {
    assertThat(PostgresCommand.run(SHELL, List.of("-c", "cat; env | grep ^PG || true"), "asked"))
        .isEqualTo("asked");
  }

  @Test
  void nothingRunsAsRoot() throws IOException {
    assertThat(PostgresCommand.run(SHELL, List.of("-c", "id -u"), "")).isNotEqualTo("0");
  }

  @Test
  void whatFailsSaysWhy() {
    assertThatThrownBy(() -> PostgresCommand.run(SHELL, List.of("-c", "echo no room; exit 1"), ""))
        .isInstanceOf(IOException.class)
        .hasMessage("sh failed: no room");
    assertThat(
            PostgresCommand.failure(SHELL, "creating files\nsh: error: no room\nHINT: make some"))
        .isEqualTo("sh failed: sh: error: no room");
    assertThat(PostgresCommand.failure(SHELL, "no\nroom")).isEqualTo("sh failed: no | room");
    assertThat(PostgresCommand.failure(SHELL, "unshare: unshare failed: Operation not permitted"))
        .isEqualTo(
            "PostgreSQL does not run as root, and this system gives it no user namespace (unshare:"
                + " unshare failed: Operation not permitted); run SkySentinel as another user");
  }
}
