package io.skysentinel.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's programs for this system, unpacked.
 *
 * @param home where they are
 */
record PostgresProgram(Path home) {
  /** Of the directories that hold programs, before what tells one archive from another. */
  private static final String PREFIX = "program-";

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
  private static final int NAME_BYTES = 6;

  /** Unpacks them from the class path below {@code root}, unless that was done before. */
  static PostgresProgram unpack(Path root) throws IOException {
    byte[] archive = read(archiveFor(System.getProperty("os.name"), System.getProperty("os.arch")));
    String name = PREFIX + HexFormat.of().formatHex(sha256(archive), 0, NAME_BYTES);
    Path home = root.resolve(name);
    if (!Files.isDirectory(home)) {
      // A name of its own until it is complete: the process may end at any time.
      Path unfinished = root.resolve("unfinished-" + name);
      PostgresFiles.delete(unfinished);
      TarArchive.unpack(new ByteArrayInputStream(archive), unfinished);
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new PostgresProgram(home);
  }

  /** The name of the archive in the jar of that system. */
  static String archiveFor(String system, String processor) throws IOException {
    String name = system.toLowerCase(Locale.ROOT);
    String of = name.startsWith("mac") ? "darwin" : name;
    String on =
        switch (processor) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> processor;
        };
    if (!List.of("linux", "darwin").contains(of) || !List.of("x86_64", "arm_64").contains(on)) {
      throw new IOException("no PostgreSQL is brought along for %s on %s".formatted(system, on));
    }
    return "postgres-%s-%s.txz".formatted(of, on);
  }

  Path bin(String program) {
    return home.resolve("bin").resolve(program);
  }

  /** The major version, as the program says it. */
  int major() throws IOException {
    String said = PostgresCommand.run(bin("postgres"), List.of("--version"), "");
    Matcher version = VERSION.matcher(said);
    if (!version.find()) {
      throw new IOException("%s says of itself: %s".formatted(bin("postgres"), said));
    }
    return Integer.parseInt(version.group(1));
  }

  /** Deletes the programs of other versions, which nobody runs any more. */
  void deleteOthers() throws IOException {
    Path root = home.resolveSibling("");
    try (var others = Files.newDirectoryStream(root, PREFIX + "*")) {
      for (Path other : others) {
        if (!other.equals(home)) {
          PostgresFiles.delete(other);
        }
      }
    }
  }

  private static byte[] read(String archive) throws IOException {
    try (InputStream in = PostgresProgram.class.getResourceAsStream("/" + archive)) {
      if (in == null) {
        throw new IOException(archive + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // Every Java has it.
    }
  }
}
