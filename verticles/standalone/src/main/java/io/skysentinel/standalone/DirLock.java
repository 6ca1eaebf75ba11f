package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The claim of one process on a directory: a file that says which, under the operating system's
 * lock. The system drops the lock when the process dies, however it dies, so a claim never outlives
 * its owner; the process id in the file only serves the message.
 */
final class DirLock implements AutoCloseable {
  /**
   * What this process holds. The system drops a process's lock when any of its handles on the file
   * is closed, so a second opener in the same process must be turned away before it opens.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private static final String FILE = "skysentinel.pid";

  private final Path dir;
  private final FileChannel channel;

  private DirLock(Path dir, FileChannel channel) {
    this.dir = dir;
    this.channel = channel;
  }

  /**
   * Takes the directory.
   *
   * @param dir as {@link Path#toRealPath} gives it
   */
  static DirLock take(Path dir) throws IOException {
    if (!HELD.add(dir)) {
      throw inUse(dir, String.valueOf(ProcessHandle.current().pid()));
    }
    try {
      return lockFile(dir);
    } catch (IOException | RuntimeException e) {
      HELD.remove(dir);
      throw e;
    }
  }

  private static DirLock lockFile(Path dir) throws IOException {
    Path file = dir.resolve(FILE);
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw inUse(dir, Files.readString(file).strip());
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
      return new DirLock(dir, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static StartupException inUse(Path dir, String pid) {
    return new StartupException(
        "%s is in use by process %s; stop it, or give another --data-dir."
            .formatted(dir, pid.isEmpty() ? "(unknown)" : pid));
  }

  /** Gives the directory back; a second call does nothing. */
  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process; nothing else depends on it.
    } finally {
      HELD.remove(dir);
    }
  }
}
