package io.skysentinel.platform.config.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.NodeConfig;
import io.skysentinel.platform.config.load.ConfigLoader;
import io.skysentinel.platform.config.load.FeedsPart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path dir;

  @Test
  void aFileIsReadAsItIs() throws Exception {
    Path file = Files.writeString(dir.resolve("a.json"), "{\"node\":{\"name\":\"a\"}}");

    assertThat(
            new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of())
                .load(file)
                .config()
                .get(NodeConfig.PART)
                .name())
        .isEqualTo("a");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheText() throws Exception {
    assertThat(ConfigFile.read(Files.writeString(dir.resolve("a"), "\uFEFF{}"))).isEqualTo("{}");
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    refused(dir.resolve("nowhere.json"), "there is no such file");
  }

  @Test
  void aDirectoryIsNoFile() {
    refused(dir, "this is a directory; expected a file");
  }

  @Test
  void aFileOfMoreThanAMebibyteIsNotRead() throws Exception {
    Path file = Files.write(dir.resolve("huge.json"), new byte[(1 << 20) + 1]);
    refused(file, "the file is larger than 1 MiB; expected a short JSON document");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws Exception {
    Path file =
        Files.write(dir.resolve("bad.json"), "{\"ü\":1}".getBytes(StandardCharsets.ISO_8859_1));
    refused(file, "the file is not text in UTF-8; expected a JSON document");
  }

  @Test
  void anEmptyFileIsRefused() throws Exception {
    Path file = Files.writeString(dir.resolve("empty.json"), "\n");
    refused(file, "the file is empty; expected a JSON object, at least {}");
  }

  private static void refused(Path file, String words) {
    assertThatThrownBy(
            () -> new ConfigLoader(List.of(FeedsPart.PART), Map.of(), Map.of()).load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": " + words);
  }
}
