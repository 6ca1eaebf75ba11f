package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.skysentinel.node.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OwnDatabaseTest {
  @TempDir Path temp;

  @Test
  void whatKeepsItFromStartingIsSaidInWords() throws Exception {
    Files.writeString(temp.resolve("postgres"), "in its place");
    OwnDatabase database = new OwnDatabase(dir(), PortChoice.any());
    assertThat(database.waiting()).isEqualTo("PostgreSQL is being started");

    database.start();

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() ->
            assertThat(database.waiting())
                .isEqualTo(
                    "PostgreSQL cannot be started: %s is a file, not a directory"
                        .formatted(temp.toRealPath().resolve("postgres"))));
    assertThat(database.address()).isEmpty();
    database.close();
    DataDir.open(temp).close();
  }

  @Test
  void oneThatIsStoppedBeforeItIsStartedStaysSo() {
    OwnDatabase database = new OwnDatabase(dir(), PortChoice.any());

    database.close();
    database.start();
    database.close();

    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void theDirectoryIsGivenBackByTheLastOfItsUsers() {
    DataDirOptions dir = dir();

    assertThat(dir.take()).isSameAs(dir.take());
    dir.giveBack();
    assertThatThrownBy(() -> DataDir.open(temp)).isInstanceOf(StartupException.class);
    dir.giveBack();
    DataDir.open(temp).close();
  }

  private DataDirOptions dir() {
    DataDirOptions options = new DataDirOptions();
    new CommandLine(options).parseArgs("--data-dir", temp.toString());
    return options;
  }
}
