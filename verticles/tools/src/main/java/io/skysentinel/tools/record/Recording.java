package io.skysentinel.tools.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file of one JSON object a line, packed if its name ends in {@code .gz}. Without a line it is
 * not kept: it would only be in the way of the next attempt.
 */
final class Recording implements AutoCloseable {
  private final Path file;
  private final OutputStream out;
  private long lines;

  private Recording(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /** A new file; one that is there is kept, and this fails. */
  static Recording create(Path file) throws IOException {
    OutputStream raw =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new Recording(
        file,
        file.toString().endsWith(".gz")
            ? new GZIPOutputStream(raw, 1 << 16)
            : new BufferedOutputStream(raw, 1 << 16));
  }

  synchronized void line(byte[] json) throws IOException {
    out.write(json);
    out.write('\n');
    lines++;
  }

  synchronized long lines() {
    return lines;
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
    if (lines == 0) {
      Files.deleteIfExists(file);
    }
  }
}
