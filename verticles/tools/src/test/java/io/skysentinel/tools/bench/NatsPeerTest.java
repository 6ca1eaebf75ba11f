package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.tools.bench.NatsPeer.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NatsPeerTest {
  @TempDir Path temp;

  @Test
  void findsTheLineOfTheClientsAmongTheJvmsOwn() {
    List<String> output =
        List.of(
            "nice: cannot set niceness: Permission denied",
            "WARNING: 17 of 18",
            "1767323045000 1767323055000 250000",
            "1 2 3");

    assertThat(Window.in(output))
        .isEqualTo(new Window(1_767_323_045_000L, 1_767_323_055_000L, 250_000));
  }

  @Test
  void saysWhatTheClientsSaidWhenTheyFailed() {
    assertThatThrownBy(() -> Window.in(List.of("Connection refused: /127.0.0.1:4222")))
        .hasMessageContaining("Connection refused");
  }

  @Test
  void aMillionMessagesCostWhatTheServerTook() {
    Window window = new Window(10_000, 20_000, 250_000);

    assertThat(window.summary(5_000, 4.75))
        .isEqualTo(" 5,000 clients, nats-server  25,000 messages/s; 19.00 CPU s a million");
  }

  @Test
  void isInstalledWhereThePathHasAProgramOfThatName() throws Exception {
    Path empty = Files.createDirectory(temp.resolve("empty"));
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Path program = Files.createFile(folder.resolve("nats-server"));
    assertThat(NatsPeer.isIn(empty + ":" + folder)).isFalse();

    assertThat(program.toFile().setExecutable(true)).isTrue();
    assertThat(NatsPeer.isIn(empty + ":" + folder)).isTrue();
    assertThat(NatsPeer.isIn(folder + ":" + empty)).isTrue();
    assertThat(NatsPeer.isIn(empty.toString())).isFalse();
    assertThat(NatsPeer.isIn("")).isFalse();
  }
}
