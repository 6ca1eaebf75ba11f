package io.skysentinel.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.testing.SampleSightings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {

  @Test
  void slicesAreCutWhereTheyWereCutAndGrowAsNeeded() {
    Slices.Builder builder = new Slices.Builder(0, 0);
    for (int i = 0; i < 40; i++) {
      byte[] text = "x".repeat(i).getBytes(StandardCharsets.US_ASCII);
      builder.write(text, 0, text.length);
      builder.write('!');
      builder.cut();
    }
    builder.write('?');

    Slices slices = builder.build();

    assertThat(slices.count()).isEqualTo(40);
    assertThat(SampleSightings.packed(slices, 3)).isEqualTo("xxx!");
    assertThat(slices.start(0)).isZero();
    assertThat(slices.end(39)).isEqualTo(slices.bytes().length);
  }

  @Test
  void framesAreEqualWhenTheirBytesAndCutsAre() {
    assertThat(frame("ab", "c")).isEqualTo(frame("ab", "c")).hasSameHashCodeAs(frame("ab", "c"));
    assertThat(frame("ab", "c")).isNotEqualTo(frame("a", "bc"));
    assertThat(frame("ab", "c")).isNotEqualTo(frame("ab", "d"));
  }

  @Test
  void aSignOfLifeChangesNothing() {
    assertThat(Frame.heartbeat(0, "e", 7, 1, List.of(0)).isHeartbeat()).isTrue();
    assertThat(frame("a", "b").isHeartbeat()).isFalse();
  }

  @Test
  void everyUpsertHasItsBytes() {
    Slices one = slices("a");
    List<Frame.Upsert> upserts = List.of(upsert(), upsert());

    assertThatThrownBy(
            () -> new Frame(0, "e", 1, 1, List.of(0), upserts, List.of(), one, slices("a", "b")))
        .hasMessage("a frame with 2 upserts has 1 as JSON and 2 packed");
  }

  private static Frame frame(String... json) {
    return new Frame(
        0,
        "e",
        1,
        1,
        List.of(0),
        List.of(upsert(), upsert()),
        List.of(),
        slices(json),
        slices("p", "q"));
  }

  private static Frame.Upsert upsert() {
    FlightStateBuilder state = new FlightStateBuilder();
    state.icao24 = "a1b2c3";
    return new Frame.Upsert(new Flight(state.build(), "feed"), 0, Frame.NO_TILE, 3);
  }

  private static Slices slices(String... texts) {
    Slices.Builder builder = new Slices.Builder(texts.length, 1);
    for (String text : texts) {
      builder.write(text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
      builder.cut();
    }
    return builder.build();
  }
}
