package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirTest {
  @TempDir Path temp;

  @Test
  void makesTheDirectoryAndWritesWhoHasIt() throws IOException {
    Path wanted = temp.resolve("a/b");

    try (DataDir dir = DataDir.open(wanted)) {
      assertThat(dir.path()).isEqualTo(wanted.toRealPath()).isDirectory();
      assertThat(dir.kafka()).isEqualTo(wanted.toRealPath().resolve("kafka"));
      assertThat(wanted.resolve("skysentinel.pid"))
          .content()
          .isEqualToIgnoringNewLines(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void oneDirectoryServesOneProcess() {
    try (DataDir first = DataDir.open(temp)) {
      assertThatThrownBy(() -> DataDir.open(temp.resolve(".")))
          .isInstanceOf(StartupException.class)
          .hasMessage(
              "%s is in use by process %d; stop it, or give another --data-dir.",
              first.path(), ProcessHandle.current().pid());
      assertThatThrownBy(() -> DataDir.open(temp)).isInstanceOf(StartupException.class);
    }
  }

  @Test
  void aClosedDirectoryCanBeTakenAgain() {
    DataDir first = DataDir.open(temp);
    first.close();
    first.close();

    try (DataDir second = DataDir.open(temp)) {
      first.close();
      assertThatThrownBy(() -> DataDir.open(temp)).isInstanceOf(StartupException.class);
      assertThat(second.path()).isDirectory();
    }
  }

  @Test
  void theProcessIdOfADeadOwnerIsNoClaim() throws IOException {
    Files.writeString(temp.resolve("skysentinel.pid"), "1\n");

    try (DataDir dir = DataDir.open(temp)) {
      assertThat(dir.path().resolve("skysentinel.pid"))
          .content()
          .isEqualToIgnoringNewLines(String.valueOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void anEphemeralDirectoryGoesWithEverythingInIt() throws IOException {
    DataDir dir = DataDir.ephemeral();
    Files.createDirectories(dir.kafka().resolve("deep"));
    Files.writeString(dir.kafka().resolve("deep/file"), "x");

    dir.close();

    assertThat(dir.path()).doesNotExist();
  }

  @Test
  void aFileInTheWayIsNamed() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");

    assertThatThrownBy(() -> DataDir.open(file))
        .isInstanceOf(StartupException.class)
        .hasMessage(
            "The data directory %s cannot be used: %s is a file, not a directory."
                + " Choose another with --data-dir.",
            file, file);
    assertThatThrownBy(() -> DataDir.open(file.resolve("below")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("cannot be used: not a directory (" + file);
  }

  @Test
  void aFullDiskIsRefusedBeforeTheBrokerMeetsIt() {
    assertThatThrownBy(() -> DataDir.open(temp, Long.MAX_VALUE))
        .isInstanceOf(StartupException.class)
        .hasMessageMatching("The disk of .* has only \\d+ MB free; at least \\d+ MB are needed.*");
    try (DataDir dir = DataDir.open(temp)) {
      assertThat(dir.path()).isDirectory();
    }
  }
}
