package io.skysentinel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresProgramTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, postgres-linux-x86_64.txz",
    "Linux, aarch64, postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, postgres-darwin-arm_64.txz"
  })
  void eachSystemHasAnArchive(String system, String processor, String archive) throws IOException {
    assertThat(PostgresProgram.archiveFor(system, processor)).isEqualTo(archive);
  }

  @Test
  void otherSystemsAreRefusedInWords() {
    assertThatThrownBy(() -> PostgresProgram.archiveFor("Windows 11", "amd64"))
        .isInstanceOf(IOException.class)
        .hasMessage("no PostgreSQL is brought along for Windows 11 on x86_64");
    assertThatThrownBy(() -> PostgresProgram.archiveFor("Linux", "riscv64"))
        .isInstanceOf(IOException.class);
  }
}
