package io.skysentinel.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPostgresIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path temp;

  static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private OwnPostgres open() throws IOException {
    return OwnPostgres.open(temp, OwnPostgresIT::freePort);
  }

  @Test
  void keepsWhatWasWrittenAndStopsInGoodOrder() throws Exception {
    Postmaster server;
    try (OwnPostgres opened = open();
        Database database = new Database(opened.address())) {
      server = opened.process();
      database.run("create table kept (n int)");
      database.run("insert into kept values (7)");
      assertThat(database.ask("show fsync")).isEqualTo("on");
      assertThat(database.ask("show synchronous_commit")).isEqualTo("on");
      assertThat(database.ask("show data_checksums")).isEqualTo("on");
    }
    assertThat(server.process()).isEmpty();

    try (OwnPostgres again = open();
        Database database = new Database(again.address())) {
      assertThat(database.ask("select n from kept")).isEqualTo(7);
    }
    assertThat(temp.resolve("postgres.log"))
        .content()
        .contains("database system is shut down")
        .doesNotContain("not properly shut down")
        .doesNotContain("own.conf");
  }

  @Test
  void settingsOfOnesOwnStay() throws Exception {
    try (OwnPostgres opened = open()) {
      assertThat(opened.process().process()).isPresent();
    }
    Path own = temp.resolve("data/own.conf");
    assertThat(own).content().startsWith("# Settings of your own");
    Files.writeString(own, "work_mem = '9MB'\n");

    try (OwnPostgres again = open();
        Database database = new Database(again.address())) {
      assertThat(database.ask("show work_mem")).isEqualTo("9MB");
    }
    assertThat(own).hasContent("work_mem = '9MB'");
  }

  @Test
  void onlyWhoKnowsThePasswordComesIn() throws Exception {
    try (OwnPostgres opened = open()) {
      PostgresAddress address = opened.address();
      PostgresAddress guessed =
          new PostgresAddress(
              address.host(), address.port(), address.database(), address.user(), "guessed");
      try (Database database = new Database(guessed)) {
        assertThatThrownBy(() -> database.ask("select 1"))
            .hasMessageContaining("password authentication failed");
      }
      assertThat(address.toString()).doesNotContain(address.password());
    }
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("password"))))
        .isEqualTo("rw-------");
  }

  @Test
  void takesOverTheServerThatAKilledProcessLeft() throws Exception {
    PostgresChild.start(temp).kill();
    Postmaster left = left();
    assertThat(left.process()).isPresent();

    try (OwnPostgres opened = open();
        Database database = new Database(opened.address())) {
      assertThat(opened.process()).isEqualTo(left);
      assertThat(database.ask("select 1")).isEqualTo(1);
    }
    assertThat(left.process()).isEmpty();
  }

  @Test
  void recoversWhatWasCommittedWhenBothWereKilled() throws Exception {
    try (PostgresChild child = PostgresChild.start(temp)) {
      PostgresAddress address = addressOfLeft();
      try (Database database = new Database(address)) {
        database.run("create table kept (n int)");
        database.run("insert into kept select generate_series(1, 1000)");
      }
      child.kill();
      kill(left());
    }

    try (OwnPostgres opened = open();
        Database database = new Database(opened.address())) {
      assertThat(database.ask("select count(*) from kept")).isEqualTo(1000L);
    }
  }

  @Test
  void startsItAgainWhenItDies() throws Exception {
    try (OwnPostgres opened = open()) {
      try (Database database = new Database(opened.address())) {
        database.run("create table kept (n int)");
        database.run("insert into kept values (7)");
      }
      Postmaster killed = opened.process();
      kill(killed);

      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .untilAsserted(() -> {
            try (Database database = new Database(opened.address())) {
              assertThat(database.ask("select n from kept")).isEqualTo(7);
            }
          });
      await().atMost(PATIENCE).until(() -> !opened.process().equals(killed));
    }
  }

  @Test
  void aFileThatNamesAnotherProgramIsNoServer() throws Exception {
    try (OwnPostgres opened = open()) {
      assertThat(opened.process().isReady()).isTrue();
    }
    Files.writeString(
        temp.resolve("data/postmaster.pid"),
        "%d\n%s\n0\n5432\n\n127.0.0.1\n0 0\nready\n"
            .formatted(ProcessHandle.current().pid(), temp.resolve("data")));

    try (OwnPostgres opened = open();
        Database database = new Database(opened.address())) {
      assertThat(opened.process().pid()).isNotEqualTo(ProcessHandle.current().pid());
      assertThat(database.ask("select 1")).isEqualTo(1);
    }
  }

  @Test
  void dataOfAnotherVersionAreRefused() throws Exception {
    Files.createDirectories(temp.resolve("data"));
    Files.writeString(temp.resolve("data/PG_VERSION"), "9\n");

    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            ".*/data was written by PostgreSQL 9, and this SkySentinel brings PostgreSQL \\d+,"
                + " which cannot read it; dump it with the SkySentinel of before, or move .* away"
                + " to begin anew");
  }

  @Test
  void filesThatAreNotItsOwnAreRefused() throws Exception {
    Files.createDirectories(temp.resolve("data"));
    Files.writeString(temp.resolve("data/letter.txt"), "Dear");

    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("/data holds no data of PostgreSQL");
    assertThat(temp.resolve("data/letter.txt")).hasContent("Dear");
  }

  @Test
  void aDatabaseWithoutItsPasswordIsRefused() throws Exception {
    try (OwnPostgres opened = open()) {
      assertThat(opened.process().isReady()).isTrue();
    }
    Files.delete(temp.resolve("password"));

    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith(
            "/password is gone, and without the password nobody gets at the data");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsRefused() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "x");

    assertThatThrownBy(() -> OwnPostgres.open(file.resolve("below"), OwnPostgresIT::freePort))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Not a directory");
  }

  @Test
  void saysWhatKeepsTheServerFromStarting() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> OwnPostgres.open(temp, taken::getLocalPort))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("could not create any TCP/IP sockets");
    }
  }

  private PostgresAddress addressOfLeft() throws IOException {
    PostgresFiles files = new PostgresFiles(temp.toRealPath());
    return new PostgresAddress(
        PostgresSettings.HOST,
        left().port(),
        DataDirectory.DATABASE,
        DataDirectory.USER,
        PasswordFile.read(files.password()));
  }

  /** The server that the files tell of. */
  private Postmaster left() throws IOException {
    return Postmaster.read(new PostgresFiles(temp.toRealPath()).pid()).orElseThrow();
  }

  private static void kill(Postmaster server) {
    server.process().orElseThrow().destroyForcibly();
    await().atMost(PATIENCE).until(() -> server.process().isEmpty());
  }
}
