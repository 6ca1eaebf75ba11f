package io.skysentinel.standalone;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory that keeps everything of one machine, for one process at a time.
 *
 * <p>An ephemeral one lies among the temporary files and is deleted when it is closed.
 */
public final class DataDir implements AutoCloseable {
  /** Below this the broker would soon fail in ways that are harder to read. */
  private static final long FREE_BYTES_NEEDED = 256L << 20;

  private static final Logger LOG = LoggerFactory.getLogger(DataDir.class);

  private final Path path;
  private final DirLock lock;
  private final boolean ephemeral;

  private DataDir(Path path, DirLock lock, boolean ephemeral) {
    this.path = path;
    this.lock = lock;
    this.ephemeral = ephemeral;
  }

  /** Makes the directory if need be, and takes it for this process. */
  public static DataDir open(Path path) {
    return open(path, FREE_BYTES_NEEDED);
  }

  static DataDir open(Path path, long freeBytesNeeded) {
    try {
      Path real = Files.createDirectories(path.toAbsolutePath()).toRealPath();
      requireSpace(real, freeBytesNeeded);
      return new DataDir(real, DirLock.take(real), false);
    } catch (IOException e) {
      throw new StartupException(
          "The data directory %s cannot be used: %s. Choose another with --data-dir."
              .formatted(path, IoWords.of(e)),
          e);
    }
  }

  /** A new directory among the temporary files. */
  public static DataDir ephemeral() {
    try {
      Path path = Files.createTempDirectory("skysentinel-").toRealPath();
      requireSpace(path, FREE_BYTES_NEEDED);
      return new DataDir(path, DirLock.take(path), true);
    } catch (IOException e) {
      throw new StartupException(
          "No temporary directory can be made under %s: %s."
              .formatted(System.getProperty("java.io.tmpdir"), IoWords.of(e)),
          e);
    }
  }

  public Path path() {
    return path;
  }

  /** Where the broker keeps its logs. */
  public Path kafka() {
    return path.resolve("kafka");
  }

  /** Where the database is. */
  public Path postgres() {
    return path.resolve("postgres");
  }

  /**
   * Fails where there is less.
   *
   * @throws StartupException in words
   */
  void requireSpace(long bytes) throws IOException {
    requireSpace(path, bytes);
  }

  @Override
  public void close() {
    lock.close();
    if (ephemeral) {
      try {
        Utils.delete(path.toFile());
      } catch (IOException e) {
        LOG.warn("{} could not be deleted: {}", path, e.getMessage());
      }
    }
  }

  private static void requireSpace(Path path, long needed) throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < needed) {
      throw new StartupException(
          "The disk of %s has only %d MB free; at least %d MB are needed. Make room, or choose another with --data-dir."
              .formatted(path, free >> 20, needed >> 20));
    }
  }
}
