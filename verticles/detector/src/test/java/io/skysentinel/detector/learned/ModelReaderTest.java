package io.skysentinel.detector.learned;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.detect.track.FlightClass;
import io.skysentinel.core.wire.InvalidMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelReaderTest {
  private final byte[] saved = TaughtModels.snapshot(FlightClass.LIGHT, 2000).bytes();

  @Test
  void readsWhatASnapshotWrote() throws Exception {
    ModelReader.Kept kept = ModelReader.read(saved);
    assertThat(kept.kind()).isEqualTo(FlightClass.LIGHT);
    assertThat(kept.model().learned()).isEqualTo(2000);
    assertThat(kept.model().spread().count()).isEqualTo(2000 - 1024);
  }

  @Test
  void bytesThatAreNoModelAreRefusedInWords() {
    assertRefused(null, "it is empty");
    assertRefused(new byte[0], "it cannot be read");
    assertRefused("{}".getBytes(UTF_8), "it cannot be read");
    assertRefused(Arrays.copyOf(saved, saved.length / 2), "it cannot be read");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema_version":1   | "schema_version":2  | its version is 2, and 1 is what this
          "class":"LIGHT"      | "class":"SUBMARINE" | it cannot be read
          "dimensions":11      | "dimensions":12     | its forest has another shape
          "numberOfTrees":30   | "numberOfTrees":3   | its forest has another shape
          "scores":            | "points":           | it cannot be read
          "longs":[            | "longs":[0.5,       | it cannot be read
          "variance":          | "variance":-        | it cannot be read
          """)
  void aModelThatIsNotQuiteOursIsRefusedInWords(String ours, String theirs, String why)
      throws IOException {
    String json;
    try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(saved))) {
      json = new String(zipped.readAllBytes(), UTF_8);
    }
    assertThat(json).contains(ours);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (GZIPOutputStream zipped = new GZIPOutputStream(changed)) {
      zipped.write(json.replace(ours, theirs).getBytes(UTF_8));
    }
    assertRefused(changed.toByteArray(), why);
  }

  private static void assertRefused(byte[] bytes, String why) {
    assertThatThrownBy(() -> ModelReader.read(bytes))
        .isInstanceOf(InvalidMessageException.class)
        .hasMessageContaining(why);
  }
}
