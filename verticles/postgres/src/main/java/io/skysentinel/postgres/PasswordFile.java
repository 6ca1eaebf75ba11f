package io.skysentinel.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** A password that nobody has to know, in a file that only its owner reads. */
final class PasswordFile {
  private static final int BYTES = 24;

  private PasswordFile() {}

  static String read(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  /** Makes another one, in place of any that is there. */
  static void make(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    Path unfinished = file.resolveSibling("unfinished-password");
    Files.deleteIfExists(unfinished);
    Files.createFile(
        unfinished,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(unfinished, Base64.getUrlEncoder().encodeToString(random) + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
