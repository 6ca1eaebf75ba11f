package io.skysentinel.standalone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where what is kept lies. Broker and database share the directory: it is taken with the first of
 * them, and given back with the last.
 */
final class DataDirOptions {
  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "What is kept lies here (default: ~/.skysentinel).")
  private @Nullable Path dataDir;

  @Option(
      names = "--ephemeral",
      description = "Keep nothing: a temporary directory, deleted at the end.")
  private boolean ephemeral;

  private @Nullable DataDir taken;
  private int users;

  /** The directory, until {@link #giveBack} is called as often. */
  synchronized DataDir take() {
    DataDir dir = taken;
    if (dir == null) {
      dir = ephemeral ? DataDir.ephemeral() : DataDir.open(dir());
      taken = dir;
    }
    users++;
    return dir;
  }

  synchronized void giveBack() {
    users--;
    if (users == 0 && taken != null) {
      taken.close();
      taken = null;
    }
  }

  private Path dir() {
    if (dataDir != null) {
      return dataDir;
    }
    String fromEnvironment = System.getenv("SKYSENTINEL_DATA_DIR");
    return fromEnvironment == null || fromEnvironment.isBlank()
        ? Path.of(System.getProperty("user.home"), ".skysentinel")
        : Path.of(fromEnvironment);
  }
}
