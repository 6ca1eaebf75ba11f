package io.skysentinel.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TruthCodecTest {
  private static final TruthEvent EVENT =
      new TruthEvent(
          "a1b2c3", "UAL123", EventKind.GO_AROUND, 1767323040.5, 1767323100.125, "say \"again\"");

  @Test
  void writesOneLineOfJson() {
    assertThat(TruthCodec.encode(EVENT))
        .isEqualTo(
            "{\"icao24\":\"a1b2c3\",\"callsign\":\"UAL123\",\"kind\":\"go_around\","
                + "\"start_unix\":1767323040.500,\"end_unix\":1767323100.125,"
                + "\"detail\":\"say \\\"again\\\"\"}");
  }
}
