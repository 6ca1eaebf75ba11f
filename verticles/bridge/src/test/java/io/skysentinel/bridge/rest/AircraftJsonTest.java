package io.skysentinel.bridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.feed.ParsedAnswer;
import io.skysentinel.core.feed.readsb.AircraftJsonParser;
import io.skysentinel.testing.SampleFlights;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class AircraftJsonTest {
  private static final long NOW_MS = (long) SampleFlights.NOW * 1000;

  @Test
  void isWhatReadsbWrites() {
    JsonObject file = file(SampleFlights.newYork());

    assertThat(file.getDouble("now")).isEqualTo(SampleFlights.NOW);
    assertThat(file.getJsonArray("aircraft").getJsonObject(0))
        .isEqualTo(
            new JsonObject(
                """
                {"hex":"a1b2c3","type":"adsb_icao","flight":"UAL123  ","r":"N12345","t":"B738",
                "alt_baro":4050,"alt_geom":4150,"gs":234,"track":271.2,"baro_rate":-1024,
                "squawk":"1200","category":"A3","lat":40.64,"lon":-73.78,"seen_pos":4,
                "mlat":[],"tisb":[],"seen":1}\
                """));
  }

  @Test
  void whatIsNotKnownIsLeftOut() {
    assertThat(file(SampleFlights.nowhere()).getJsonArray("aircraft").getJsonObject(0))
        .isEqualTo(
            new JsonObject()
                .put("hex", "~00abcd")
                .put("type", "other")
                .put("mlat", new JsonArray())
                .put("tisb", new JsonArray())
                .put("seen", 0));
  }

  @Test
  void onTheGroundTheAltitudeIsAWord() {
    JsonObject aircraft = file(SampleFlights.frankfurt()).getJsonArray("aircraft").getJsonObject(0);

    assertThat(aircraft.getValue("alt_baro")).isEqualTo("ground");
    assertThat(aircraft.getString("type")).isEqualTo("mlat");
    assertThat(aircraft.getJsonArray("mlat")).contains("lat", "lon");
  }

  @Test
  void withoutAircraftItIsStillAFile() {
    assertThat(Buffer.buffer(AircraftJson.of(NOW_MS, List.of())).toJsonObject())
        .isEqualTo(new JsonObject("{\"now\":1767323044,\"messages\":0,\"aircraft\":[]}"));
  }

  /** Our own parser of readsb's format reads back what we know. */
  @Test
  void ourFeedForReadsbReadsItBack() throws Exception {
    for (int category = 1; category <= 20; category++) {
      FlightStateBuilder changed = new FlightStateBuilder().from(SampleFlights.newYork().state());
      changed.category = category;
      FlightState expected = changed.build();
      byte[] file = AircraftJson.of(NOW_MS, List.of(new Flight(expected, "world")));
      ParsedAnswer answer = new AircraftJsonParser().parse(file, "test", NOW_MS);

      assertThat(answer.rejects()).isEmpty();
      FlightState read = answer.states().get(0);
      assertThat(read.category()).isEqualTo(category);
      assertThat(read.callsign()).isEqualTo(expected.callsign());
      assertThat(read.altitudeM()).isEqualTo(expected.altitudeM(), within(0.2));
      assertThat(read.velocityMps()).isEqualTo(expected.velocityMps(), within(0.1));
      assertThat(read.verticalRateMps()).isEqualTo(expected.verticalRateMps(), within(0.01));
      assertThat(read.timePositionUnix()).isEqualTo(expected.timePositionUnix());
      assertThat(read.positionSource()).isEqualTo(expected.positionSource());
      assertThat(read.registration()).isEqualTo(expected.registration());
    }
  }

  private static JsonObject file(Flight flight) {
    return Buffer.buffer(AircraftJson.of(NOW_MS, List.of(flight))).toJsonObject();
  }
}
