package io.skysentinel.platform.config.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a small text file, and says in words why it cannot. */
public final class ConfigFile {
  private static final int LARGEST_BYTES = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private ConfigFile() {}

  public static String read(Path file) throws ConfigException {
    try {
      if (Files.isDirectory(file)) {
        throw unusable(file, "this is a directory", "expected a file");
      }
      return decoded(file, firstBytes(file));
    } catch (NoSuchFileException failure) {
      throw unusable(file, "there is no such file", "");
    } catch (AccessDeniedException failure) {
      throw unusable(file, "the file may not be read by this user", "");
    } catch (IOException failure) {
      throw unusable(file, "the file cannot be read", String.valueOf(failure.getMessage()));
    }
  }

  private static byte[] firstBytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LARGEST_BYTES + 1);
    }
  }

  private static String decoded(Path file, byte[] bytes) throws ConfigException {
    if (bytes.length > LARGEST_BYTES) {
      throw unusable(file, "the file is larger than 1 MiB", "expected a short JSON document");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException failure) {
      throw unusable(file, "the file is not text in UTF-8", "expected a JSON document");
    }
  }

  private static ConfigException unusable(Path file, String finding, String advice) {
    return ConfigException.ofSource(file.toString(), finding, advice);
  }
}
