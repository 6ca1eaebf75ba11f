package io.skysentinel.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.wire.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The bytes that clients in other languages are written against. With {@code -Dgolden.write=true}
 * the files are written anew; that is a change of the protocol, and needs a new version of it
 * unless old clients read the new bytes.
 */
class GoldenMessagesTest {
  private static final Path FIXTURES = Path.of("../../fixtures/protocol");
  private static final HexFormat HEX = HexFormat.of();
  private static final int BYTES_A_LINE = 40;

  private static final Map<String, Set<String>> HELD_AFTER =
      Map.of(
          "01-snapshot-world", Set.of("a1b2c3", "~2f00ff", "00000f"),
          "02-delta-world", Set.of("a1b2c3", "~2f00ff", "00000f", "c0ffee"),
          "03-delta-world", Set.of("a1b2c3", "00000f", "c0ffee"),
          "04-heartbeat", Set.of("a1b2c3", "00000f", "c0ffee"),
          "05-error", Set.of("a1b2c3", "00000f", "c0ffee"),
          "06-snapshot-tiles", Set.of("a1b2c3", "00000f"),
          "07-delta-tile-entered", Set.of("a1b2c3", "00000f"),
          "08-delta-tile-left", Set.of("a1b2c3", "00000f"),
          "09-snapshot-gone", Set.of());

  @Test
  void messagesHaveTheGoldenBytes() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      write();
    }
    Map<String, byte[]> json = GoldenStory.told(Messages.JSON);
    Map<String, byte[]> packed = GoldenStory.told(Messages.PACKED);
    assertThat(names(".json")).containsExactlyElementsOf(json.keySet());
    assertThat(names(".msgpack.hex")).containsExactlyElementsOf(packed.keySet());
    for (String name : json.keySet()) {
      assertThat(golden(name + ".json")).isEqualTo(new String(json.get(name), UTF_8));
      assertThat(golden(name + ".msgpack.hex").replace("\n", ""))
          .as(name)
          .isEqualTo(HEX.formatHex(packed.get(name)));
    }
  }

  @Test
  void bothEncodingsTellTheSame() throws Exception {
    ClientView fromJson = new ClientView();
    ClientView fromPacked = new ClientView();
    PackedReader reader = new PackedReader();
    for (String name : names(".json")) {
      byte[] json = golden(name + ".json").getBytes(UTF_8);
      byte[] packed = HEX.parseHex(golden(name + ".msgpack.hex").replace("\n", ""));
      ClientMessage plain = JsonReader.read(json);
      ClientMessage unpacked = reader.read(packed);

      assertThat(fromPacked.take(unpacked)).as(name).isEqualTo(fromJson.take(plain));

      assertThat(fromPacked.flights()).as(name).isEqualTo(fromJson.flights());
      assertThat(unpacked).as(name).hasSameClassAs(plain);
      assertThat(fromJson.flights().keySet()).as(name).isEqualTo(HELD_AFTER.get(name));
    }
  }

  private static List<String> names(String ending) throws IOException {
    try (var files = Files.list(FIXTURES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }

  private static String golden(String file) throws IOException {
    String text = Files.readString(FIXTURES.resolve(file), UTF_8);
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  private static void write() throws IOException {
    Files.createDirectories(FIXTURES);
    for (Map.Entry<String, byte[]> message : GoldenStory.told(Messages.JSON).entrySet()) {
      Files.writeString(
          FIXTURES.resolve(message.getKey() + ".json"),
          new String(message.getValue(), UTF_8) + "\n");
    }
    for (Map.Entry<String, byte[]> message : GoldenStory.told(Messages.PACKED).entrySet()) {
      String hex = HEX.formatHex(message.getValue());
      Files.writeString(
          FIXTURES.resolve(message.getKey() + ".msgpack.hex"),
          hex.replaceAll("(.{" + 2 * BYTES_A_LINE + "})(?!$)", "$1\n") + "\n");
    }
  }
}
