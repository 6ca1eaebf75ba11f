package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.WireEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireBenchTest {
  private final WireEncoding encoding = new WireEncoding();
  private final WireTally tally = new WireTally(encoding);
  private final Map<String, Flight> before = new HashMap<>();
  private final Map<String, Flight> held = new HashMap<>();

  @ParameterizedTest
  @CsvSource({"0, 2", "125, 2", "126, 4", "65535, 4", "65536, 10", "5000000, 10"})
  void aHeaderIsAsLongAsTheLengthNeeds(int length, int header) {
    assertThat(WireTally.webSocketHeader(length)).isEqualTo(header);
  }

  @Test
  void bytesAreThoseOfWholeMessagesWithTheirHeaders() {
    List<Frame> frames = List.of(frame(0, 40), frame(1, 40), frame(2, 3));
    long packed = 0;
    long compact = 0;
    long json = 0;
    long rows = 0;
    for (Frame frame : frames) {
      tally.add(frame, before);
      int packedLength = Messages.PACKED.delta(frame).length;
      int compactLength = Messages.COMPACT.delta(frame).length;
      int jsonLength = Messages.JSON.delta(frame).length;
      packed += packedLength + (packedLength < 126 ? 2 : 4);
      compact += compactLength + (compactLength < 126 ? 2 : 4);
      json += jsonLength + (jsonLength < 65_536 ? 4 : 10);
      rows += frame.packed().bytes().length;
    }

    assertThat(tally.packedBytesEach()).isCloseTo(packed / 83.0, within(1e-9));
    assertThat(tally.text("made up"))
        .startsWith(
            String.format(
                Locale.ROOT,
                "made up, 83 changes: MessagePack %.2f bytes each, compact %.2f (rows alone %.2f), JSON %.1f;",
                packed / 83.0,
                compact / 83.0,
                rows / 83.0,
                json / 83.0));
  }

  @Test
  void whatIsKnownAlreadyIsSentAsADifference() {
    tally.add(frame(0, 40), before);
    double whole = tally.packedBytesEach();
    WireTally changes = new WireTally(encoding);
    changes.add(frame(1, 40), before);

    assertThat(changes.packedBytesEach()).isLessThan(whole);
    assertThat(before).hasSize(40);
  }

  @Test
  void thePromiseIsMissedByFramesOfAircraftNeverHeardBefore() {
    tally.add(frame(0, 40), before);

    assertThat(tally.packedBytesEach()).isGreaterThan(16);
    assertThat(tally.isKept()).isFalse();
    assertThat(tally.text("new")).endsWith("bar 16 bytes: MISSED");
  }

  @Test
  void refusesAFrameWhoseRowsAreNotThoseItMeasures() {
    Frame whole = frame(0, 5);
    before.put(flight(0, 0).icao24(), flight(0, 3));

    assertThatThrownBy(() -> tally.add(whole, before)).hasMessageContaining("other rows");
  }

  @Test
  void measuresBothSensorsForReal() {
    Printed printed = new Printed();
    new WireBench(printed.out(), 60).run(2, 3);

    assertThat(printed.lines()).hasSize(3);
    assertThat(printed.lines().get(0))
        .isEqualTo("60 aircraft, one update a second each, a frame every 200 ms, 3 s");
    String smooth = printed.line("smooth sensors, ");
    String noisy = printed.line("noisy sensors, ");
    for (String line : List.of(smooth, noisy)) {
      assertThat(printed.number(line, "sensors, ([\\d,]+) changes")).isBetween(120.0, 240.0);
      double each = printed.number(line, "MessagePack ([\\d.]+) bytes");
      double alone = printed.number(line, "rows alone ([\\d.]+)\\)");
      assertThat(alone).isBetween(4.0, each);
      assertThat(each).isLessThan(60);
      assertThat(printed.number(line, "JSON ([\\d.]+);")).isBetween(300.0, 800.0);
      assertThat(printed.number(line, "pack (\\d+),")).isPositive();
      assertThat(line).endsWith(each <= 16 ? "kept" : "MISSED");
    }
    assertThat(printed.number(noisy, "rows alone ([\\d.]+)\\)"))
        .isGreaterThan(printed.number(smooth, "rows alone ([\\d.]+)\\)"));
  }

  @Test
  void theSameTrafficCostsTheSameBytesInEveryRun() {
    Printed first = new Printed();
    Printed second = new Printed();
    new WireBench(first.out(), 30).run(1, 2);
    new WireBench(second.out(), 30).run(1, 2);

    String bytes = "^([^;]+);.*";
    assertThat(second.line("noisy").replaceAll(bytes, "$1"))
        .isEqualTo(first.line("noisy").replaceAll(bytes, "$1"));
  }

  /** The same aircraft, each time a little further; the frame's rows differ from the one before. */
  private Frame frame(int step, int aircraft) {
    List<Frame.Upsert> upserts = new ArrayList<>();
    Slices.Builder json = new Slices.Builder(aircraft, 640);
    Slices.Builder packed = new Slices.Builder(aircraft, 32);
    for (int i = 0; i < aircraft; i++) {
      Flight flight = flight(i, step);
      upserts.add(new Frame.Upsert(flight, i, 0, 0));
      encoding.packed(i, held.get(flight.icao24()), flight, packed);
      packed.cut();
      encoding.json(flight, json);
      json.cut();
      held.put(flight.icao24(), flight);
    }
    return new Frame(
        0, "e", step + 1, 1_000, List.of(0), upserts, List.of(), json.build(), packed.build());
  }

  private static Flight flight(int i, int step) {
    FlightState state =
        new FlightState(
            "a0%04x".formatted(i),
            "SKY" + i,
            10 + i * 0.1 + step * 0.001,
            20 + i * 0.1,
            3_000 + step * 8,
            3_050,
            200,
            90,
            0,
            false,
            "1000",
            false,
            1_767_323_044 + step,
            1_767_323_044 + step,
            "Germany",
            3,
            0,
            null,
            null,
            null,
            null,
            FlightState.UNKNOWN,
            FlightState.UNKNOWN,
            null);
    return new Flight(state, "bench");
  }
}
