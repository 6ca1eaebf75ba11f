package io.skysentinel.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectJsonTest {
  static final AnomalyEvent EVENT =
      new AnomalyEvent(
          AnomalyEvent.idOf("a1b2c3", AnomalyKind.GO_AROUND, 1_767_323_044.7),
          EventPhase.START,
          AnomalyKind.GO_AROUND,
          Severity.HIGH,
          0.93,
          "a1b2c3",
          "UAL123",
          1_767_323_044.7,
          1_767_323_062,
          Double.NaN,
          40.64,
          -73.78,
          310,
          List.of(
              Evidence.of("lowest_m", 128),
              Evidence.of("climb_mps", 9.1),
              Evidence.of("runway", "KJFK 22L")),
          "Go-around at KJFK 22L: down to 400 ft, climbing again at 1,800 ft/min.",
          1_767_323_062_500L);

  @Test
  void anEventIsWrittenInTheFormOfTheLog() {
    assertThat(new String(AnomalyJson.encode(EVENT), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"schema_version":1,"type":"anomaly","id":"a1b2c3-GO_AROUND-1767323044",\
            "phase":"start","kind":"GO_AROUND","severity":"high","confidence":0.93,\
            "icao24":"a1b2c3","callsign":"UAL123","t_start":1767323044.7,\
            "t_reported":1767323062,"t_end":null,"position":{"lat":40.64,"lon":-73.78},\
            "altitude_m":310,"evidence":{"lowest_m":128,"climb_mps":9.1,"runway":"KJFK 22L"},\
            "text":"Go-around at KJFK 22L: down to 400 ft, climbing again at 1,800 ft/min.",\
            "detector":"go_around@1","produced_at":"2026-01-02T03:04:22.500Z"}\
            """);
  }

  @Test
  void whatIsNotKnownIsNull() {
    AnomalyEvent bare =
        new AnomalyEvent(
            "x",
            EventPhase.END,
            AnomalyKind.LEARNED,
            Severity.LOW,
            0.5,
            "a1b2c3",
            null,
            1,
            2,
            3,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            List.of(),
            "",
            0);
    assertThat(new String(AnomalyJson.encode(bare), StandardCharsets.UTF_8))
        .contains(
            "\"callsign\":null", "\"position\":null", "\"altitude_m\":null", "\"evidence\":{}");
  }
}
