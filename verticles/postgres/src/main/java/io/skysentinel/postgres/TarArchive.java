package io.skysentinel.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.file.PathUtils;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .tar.xz} with its links and with what may be run. */
final class TarArchive {
  private static final int OWNER_MAY_RUN = 0100;

  private TarArchive() {}

  static void unpack(InputStream packed, Path into) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, into);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
      throws IOException {
    Path to = inside(into, entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(to);
      return;
    }
    PathUtils.createParentDirectories(to);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(to, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(to, inside(into, entry.getLinkName()));
    } else {
      Files.copy(tar, to);
      if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
        Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  private static Path inside(Path into, String name) throws IOException {
    Path to = into.resolve(name).normalize();
    if (!to.startsWith(into)) {
      throw new IOException("an archive names a file outside of it: " + name);
    }
    return to;
  }
}
