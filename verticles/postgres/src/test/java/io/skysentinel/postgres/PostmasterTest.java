package io.skysentinel.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {
  private static final List<String> FILE =
      List.of("4711", "/sky/data", "1767323044", "5433", "", "127.0.0.1", " 1 2 ", "ready   ");

  @TempDir Path temp;

  @Test
  void readsWhatTheServerLeaves() {
    assertThat(Postmaster.parse(FILE)).contains(new Postmaster(4711, 5433, true));
  }

  @Test
  void isNotReadyBeforeItSaysSo() {
    assertThat(Postmaster.parse(FILE.subList(0, 7))).contains(new Postmaster(4711, 5433, false));
    assertThat(Postmaster.parse(FILE.subList(0, 3))).isEmpty();
    assertThat(Postmaster.parse(List.of("x", "", "", "y"))).isEmpty();
  }

  @Test
  void noFileIsNoServer() throws IOException {
    assertThat(Postmaster.read(temp.resolve("postmaster.pid"))).isEmpty();
  }

  @Test
  void anotherProgramOfThatNumberIsNotTheServer() {
    Postmaster named = new Postmaster(ProcessHandle.current().pid(), 5433, true);

    assertThat(named.process()).isEmpty();
    assertThat(named.isAnotherProgram()).isTrue();
    assertThat(new Postmaster(Long.MAX_VALUE, 5433, true).isAnotherProgram()).isFalse();
  }
}
