package io.skysentinel.core.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.testing.SampleFlights;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EnvelopeEncoderTest {
  private static final long PRODUCED_AT = Instant.parse("2026-01-02T03:04:05.678Z").toEpochMilli();
  private static final Source SOURCE =
      new Source(
          "new-york", "opensky", Source.Mode.LIVE, new BoundingBox(40.4, 41.2, -74.5, -73.5), 10);

  @Test
  void writesTheEnvelopeOfTheContract() {
    String expected =
        """
        {"schema_version":1,"type":"flight_state","produced_at":"2026-01-02T03:04:05.678Z",\
        "source":{"provider":"opensky","mode":"live","bbox":{"lat_min":40.4,"lat_max":41.2,\
        "lon_min":-74.5,"lon_max":-73.5},"poll_interval_s":10,"feed":"new-york"},\
        "payload":{"icao24":"a1b2c3","callsign":"UAL123","position":{"lat":40.64,"lon":-73.78},\
        "altitude_m":1234.5,"geo_altitude_m":1260,"velocity_mps":120.3,"heading_deg":271.2,\
        "vertical_rate_mps":-5.2,"on_ground":false,"squawk":"1200","spi":false,\
        "time_position_unix":1767323040,"last_contact_unix":1767323044,\
        "origin_country":"United States","category":3,"position_source":0}}\
        """;
    byte[] bytes =
        EnvelopeEncoder.forBatch(SOURCE, PRODUCED_AT)
            .encode(EnvelopeType.STATE, SampleFlights.overNewYork().build());
    assertThat(text(bytes)).isEqualTo(expected);
  }

  @Test
  void writesNullForWhatIsNotKnown() {
    FlightStateBuilder silent = new FlightStateBuilder();
    silent.icao24 = "~abc123";
    silent.lastContactUnix = 1767323044.25;
    Source stream = new Source("mast", "sbs", Source.Mode.REPLAY, null, Double.NaN);
    String json =
        text(EnvelopeEncoder.forBatch(stream, 0).encode(EnvelopeType.UPDATE, silent.build()));
    assertThat(json)
        .isEqualTo(
            """
            {"schema_version":1,"type":"flight_update","produced_at":"1970-01-01T00:00:00.000Z",\
            "source":{"provider":"sbs","mode":"replay","bbox":null,"poll_interval_s":null,\
            "feed":"mast"},"payload":{"icao24":"~abc123","callsign":null,"position":null,\
            "altitude_m":null,"geo_altitude_m":null,"velocity_mps":null,"heading_deg":null,\
            "vertical_rate_mps":null,"on_ground":false,"squawk":null,"spi":false,\
            "time_position_unix":null,"last_contact_unix":1767323044.25,"origin_country":null,\
            "category":null,"position_source":null}}\
            """);
  }

  @Test
  void addsWhatOnlySomeFeedsKnow() {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.registration = "N12345";
    state.aircraftType = "B738";
    state.origin = "KJFK";
    state.destination = "EDDF";
    state.nic = 8;
    state.nacP = 0;
    state.emergency = "minfuel";
    byte[] bytes =
        EnvelopeEncoder.forBatch(SOURCE, PRODUCED_AT).encode(EnvelopeType.STATE, state.build());
    assertThat(text(bytes))
        .endsWith(
            """
            "position_source":0,"registration":"N12345","aircraft_type":"B738",\
            "origin":"KJFK","destination":"EDDF","nic":8,"nac_p":0,"emergency":"minfuel"}}\
            """);
  }

  @Test
  void makesTheSameEnvelopesTogetherAsOneByOneAndSharesNoArray() {
    EnvelopeEncoder encoder = EnvelopeEncoder.forBatch(SOURCE, PRODUCED_AT);
    FlightStateBuilder other = SampleFlights.overNewYork();
    other.icao24 = "4ca2d6";
    EnvelopeEncoder.Pair pair = encoder.encodeBoth(SampleFlights.overNewYork().build());
    EnvelopeEncoder.Pair next = encoder.encodeBoth(other.build());

    assertThat(pair.state())
        .isEqualTo(encoder.encode(EnvelopeType.STATE, SampleFlights.overNewYork().build()));
    assertThat(pair.update())
        .isEqualTo(encoder.encode(EnvelopeType.UPDATE, SampleFlights.overNewYork().build()));
    assertThat(text(next.state())).isEqualTo(text(pair.state()).replace("a1b2c3", "4ca2d6"));
    assertThat(text(pair.update()))
        .isEqualTo(text(pair.state()).replace("flight_state", "flight_update"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
