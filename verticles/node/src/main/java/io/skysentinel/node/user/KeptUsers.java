package io.skysentinel.node.user;

import io.skysentinel.platform.auth.users.User;
import io.skysentinel.platform.auth.users.UsersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of users on disk: readable by its owner only, and whole whenever somebody looks. */
final class KeptUsers {
  private KeptUsers() {}

  /** Nobody, where there is no file yet. */
  static SortedMap<String, User> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new TreeMap<>();
    }
    try {
      return UsersFile.parse(Files.readString(file));
    } catch (IllegalArgumentException wrong) {
      throw new IOException("%s: %s".formatted(file, wrong.getMessage()), wrong);
    }
  }

  static void write(Path file, SortedMap<String, User> users) throws IOException {
    Path whole = file.toAbsolutePath();
    Path folder = Objects.requireNonNull(whole.getParent(), "a file is in a folder");
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "users", ".new", ownersOnly(folder));
    try {
      Files.writeString(written, UsersFile.format(users));
      Files.move(
          written, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static FileAttribute<?>[] ownersOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
