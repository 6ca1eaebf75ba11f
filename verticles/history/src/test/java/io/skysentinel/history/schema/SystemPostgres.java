package io.skysentinel.history.schema;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A server of the PostgreSQL that the system has, with PostGIS: the one that the program brings
 * along has none.
 */
final class SystemPostgres {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
  private static final Path SHARED = Path.of("/usr/share/postgresql");

  private final Path bin;
  private final Path dir;
  private final int port;
  private final Vertx vertx = Vertx.vertx();

  private SystemPostgres(Path bin) throws IOException, InterruptedException {
    this.bin = bin;
    this.dir = Files.createTempDirectory("postgis-test");
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = probe.getLocalPort();
    }
    String data = "--pgdata=" + dir.resolve("data");
    run("initdb", data, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync");
    String settings =
        "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -p " + port;
    run("pg_ctl", "start", "--wait", data, "--log=" + dir.resolve("log"), "-o", settings);
  }

  /** Where the programs of the newest one with PostGIS are, as Debian has them. */
  static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(PROGRAMS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      return versions
          .filter(version ->
              Files.exists(
                  SHARED.resolve(version.getFileName()).resolve("extension/postgis.control")))
          .max(Comparator.comparing(Path::toString))
          .map(version -> version.resolve("bin"));
    }
  }

  static SystemPostgres start(Path bin) throws IOException, InterruptedException {
    return new SystemPostgres(bin);
  }

  Vertx vertx() {
    return vertx;
  }

  Pool pool(String database, String user) {
    return PgBuilder.pool()
        .with(new PoolOptions().setMaxSize(4))
        .connectingTo(
            new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .addProperty("client_min_messages", "warning"))
        .using(vertx)
        .build();
  }

  /** PostgreSQL does not work for root; in a user namespace it does not know. */
  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "--user", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path said = dir.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(said, StandardCharsets.UTF_8));
    }
  }

  void stop() throws IOException, InterruptedException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata=" + dir.resolve("data"));
    try (Stream<Path> files = Files.walk(dir)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
