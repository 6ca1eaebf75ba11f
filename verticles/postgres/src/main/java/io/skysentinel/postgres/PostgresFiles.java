package io.skysentinel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/**
 * The files of a machine's own database, all below one directory.
 *
 * @param root as {@link Path#toRealPath} gives it
 */
record PostgresFiles(Path root) {

  /** What PostgreSQL calls its data directory. */
  Path data() {
    return root.resolve("data");
  }

  /** Says which major version wrote the data; there as soon as they are complete. */
  Path version() {
    return data().resolve("PG_VERSION");
  }

  /** Settings of whoever runs it, which nobody else writes. */
  Path ownSettings() {
    return data().resolve("own.conf");
  }

  /** Says which process serves the data. */
  Path pid() {
    return data().resolve("postmaster.pid");
  }

  /** What lets one in. */
  Path password() {
    return root.resolve("password");
  }

  /** What the server says. */
  Path log() {
    return root.resolve("postgres.log");
  }

  /** Deletes a directory where there is one. */
  static void delete(Path dir) throws IOException {
    if (Files.exists(dir)) {
      PathUtils.deleteDirectory(dir);
    }
  }
}
