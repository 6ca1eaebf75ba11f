package io.skysentinel.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.client.ClientSequence.Verdict;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.QuantizedFlight;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
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
      Map.ofEntries(
          Map.entry("01-snapshot-world", Set.of("a1b2c3", "~2f00ff", "00000f")),
          Map.entry("02-delta-world", Set.of("a1b2c3", "~2f00ff", "00000f", "c0ffee")),
          Map.entry("03-delta-world", Set.of("a1b2c3", "00000f", "c0ffee")),
          Map.entry("04-heartbeat", Set.of("a1b2c3", "00000f", "c0ffee")),
          Map.entry("05-error", Set.of("a1b2c3", "00000f", "c0ffee")),
          Map.entry("06-snapshot-tiles", Set.of("a1b2c3", "00000f")),
          Map.entry("07-delta-tile-entered", Set.of("a1b2c3", "00000f")),
          Map.entry("08-delta-tile-left", Set.of("a1b2c3", "00000f")),
          Map.entry("09-snapshot-gone", Set.of()),
          Map.entry("10-snapshot-of-shard-0", Set.of("a1b2c3", "b0de42")),
          Map.entry("11-snapshot-of-shard-6", Set.of("a1b2c3", "b0de42", "c0ffee")),
          Map.entry("12-heartbeat-of-both", Set.of("a1b2c3", "b0de42", "c0ffee")),
          Map.entry("13-delta-behind-snapshot", Set.of("a1b2c3", "c0ffee")),
          Map.entry("14-delta-left-and-id-stays", Set.of("a1b2c3", "c0ffee")),
          Map.entry("15-delta-id-used-again", Set.of("a1b2c3", "c0ffee", "d0d0d0")),
          Map.entry("16-delta-same-id-of-shard-6", Set.of("a1b2c3", "c0ffee", "d0d0d0")),
          Map.entry("17-delta-position-lost", Set.of("a1b2c3", "c0ffee")),
          Map.entry("18-delta-moved-to-shard-6", Set.of("a1b2c3", "c0ffee")),
          Map.entry("19-delta-gone-from-shard-0", Set.of("a1b2c3", "c0ffee")),
          Map.entry("20-snapshot-shard-6-gone", Set.of()),
          Map.entry("21-snapshot-world", Set.of("d0d0d0", "e0e0e0")),
          Map.entry("22-delta-world-position-lost", Set.of("d0d0d0", "e0e0e0")),
          Map.entry("23-delta-world-gone", Set.of("d0d0d0")),
          Map.entry("24-delta-world-id-used-again", Set.of("d0d0d0", "f00d42")));

  /** The encodings in bytes, by the ends of their files' names. */
  private static final Map<String, Messages> IN_BYTES =
      Map.of(".msgpack.hex", Messages.PACKED, ".compact.hex", Messages.COMPACT);

  @Test
  void messagesHaveTheGoldenBytes() throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      write();
    }
    Map<String, byte[]> json = told(Messages.JSON);
    assertThat(names(".json")).containsExactlyElementsOf(json.keySet());
    for (String name : json.keySet()) {
      assertThat(golden(name + ".json")).isEqualTo(new String(json.get(name), UTF_8));
    }
    for (String ending : IN_BYTES.keySet()) {
      Map<String, byte[]> told = told(IN_BYTES.get(ending));
      assertThat(names(ending)).containsExactlyElementsOf(told.keySet());
      for (String name : told.keySet()) {
        assertThat(bytes(name + ending)).as(name + ending).isEqualTo(told.get(name));
      }
    }
  }

  @Test
  void whatTilesAreToldTogetherIsWhatEachIsTold() throws Exception {
    ClientView apart = new ClientView();
    ClientView together = new ClientView();
    CompactReader reader = new CompactReader();
    List<String> names = names(".json");
    Set<String> first = Set.copyOf(names(".compact.hex"));
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      assertThat(apart.take(JsonReader.read(golden(name + ".json").getBytes(UTF_8))))
          .isEqualTo(Verdict.NEXT);
      if (first.contains(name)) {
        for (ClientMessage message : reader.read(bytes(name + ".compact.hex"))) {
          assertThat(together.take(message)).as(name).isEqualTo(Verdict.NEXT);
        }
      }
      if (i + 1 == names.size() || first.contains(names.get(i + 1))) {
        assertThat(together.flights()).as(name).isEqualTo(rounded(apart.flights()));
      }
    }
    assertThat(first).hasSize(names.size() - 2);
  }

  @Test
  void bothEncodingsTellTheSame() throws Exception {
    ClientView fromJson = new ClientView();
    ClientView fromPacked = new ClientView();
    PackedReader reader = new PackedReader();
    for (String name : names(".json")) {
      byte[] json = golden(name + ".json").getBytes(UTF_8);
      ClientMessage plain = JsonReader.read(json);
      ClientMessage unpacked = reader.read(bytes(name + ".msgpack.hex"));

      assertThat(fromPacked.take(unpacked)).as(name).isEqualTo(Verdict.NEXT);
      assertThat(fromJson.take(plain)).as(name).isEqualTo(Verdict.NEXT);

      assertThat(fromPacked.flights()).as(name).isEqualTo(rounded(fromJson.flights()));
      assertThat(unpacked).as(name).hasSameClassAs(plain);
      assertThat(fromJson.flights().keySet()).as(name).isEqualTo(HELD_AFTER.get(name));
    }
  }

  private static Map<String, byte[]> told(Messages encoding) {
    Map<String, byte[]> told = new LinkedHashMap<>(GoldenStory.told(encoding));
    told.putAll(TwoShardsStory.told(encoding));
    return told;
  }

  /** What packed rows have of flights that JSON tells exactly. */
  private static Map<String, Flight> rounded(Map<String, Flight> flights) {
    Map<String, Flight> rounded = new HashMap<>(flights);
    rounded.replaceAll((icao24, flight) -> QuantizedFlight.of(flight).flight());
    return rounded;
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

  private static byte[] bytes(String file) throws IOException {
    return HEX.parseHex(golden(file).replace("\n", ""));
  }

  private static void write() throws IOException {
    Files.createDirectories(FIXTURES);
    for (Map.Entry<String, byte[]> message : told(Messages.JSON).entrySet()) {
      Files.writeString(
          FIXTURES.resolve(message.getKey() + ".json"),
          new String(message.getValue(), UTF_8) + "\n");
    }
    for (String ending : IN_BYTES.keySet()) {
      for (Map.Entry<String, byte[]> message : told(IN_BYTES.get(ending)).entrySet()) {
        String hex = HEX.formatHex(message.getValue());
        Files.writeString(
            FIXTURES.resolve(message.getKey() + ending),
            hex.replaceAll("(.{" + 2 * BYTES_A_LINE + "})(?!$)", "$1\n") + "\n");
      }
    }
  }
}
