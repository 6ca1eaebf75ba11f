package io.skysentinel.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that somebody watches: whoever looks while it is written would find it empty, and say so.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Puts the text there, whole or not at all. */
  public static Path put(Path file, String text) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(beside, text);
    return Files.move(
        beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
