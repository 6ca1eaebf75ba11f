package io.skysentinel.history.ask.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.history.ask.MadePast;
import io.skysentinel.testing.SampleFlights;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearFlightsTest {
  private static final double T = MadePast.BEGIN;

  private final MadePast past = new MadePast();

  private static Told at(String icao24, double second, double lat, double lon, double altitude) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = icao24;
    state.lastContactUnix = T + second;
    state.timePositionUnix = T + second;
    state.lat = lat;
    state.lon = lon;
    state.altitudeM = altitude;
    state.geoAltitudeM = Double.NaN;
    return new Told(MadePast.SOURCE, state.build());
  }

  private JsonArray near(double lat, double lon, double km) {
    NearQuery query = new NearQuery(lat, lon, km, T, T + 3_600);
    NearFlights near = new NearFlights(query);
    past.sweep(query.from(), Math.nextUp(query.to()), query.askedBox(), near).await();
    return new JsonObject(new String(near.json(), StandardCharsets.UTF_8)).getJsonArray("flights");
  }

  @Test
  void whoFliesPastBetweenTwoUpdatesIsNearThere() {
    past.add(List.of(at("aaaaaa", 100, 50, 7.9, 1_000), at("aaaaaa", 140, 50, 8.1, 3_000)));

    JsonObject flight = near(50.01, 8, 2).getJsonObject(0);

    assertThat(flight.getString("icao24")).isEqualTo("aaaaaa");
    assertThat(flight.getString("callsign")).isEqualTo("UAL123");
    assertThat(flight.getDouble("t")).isCloseTo(T + 120, within(0.1));
    assertThat(flight.getDouble("lon")).isCloseTo(8, within(1e-4));
    assertThat(flight.getDouble("altitude_m")).isCloseTo(2_000, within(10.0));
    assertThat(flight.getDouble("distance_m")).isCloseTo(1_112 - 9.5, within(10.0));
    // Neither of the two places is so near.
    assertThat(near(50.01, 8, 1)).isEmpty();
  }

  @Test
  void whoWasNotHeardInBetweenIsWhereItWasHeard() {
    past.add(List.of(at("aaaaaa", 100, 50, 7.9, 1_000), at("aaaaaa", 400, 50, 8.1, 3_000)));

    assertThat(near(50, 8, 5)).isEmpty();
    assertThat(near(50, 8, 10).getJsonObject(0).getDouble("t")).isEqualTo(T + 100);
  }

  @Test
  void aWrongPositionIsNoWay() {
    past.add(List.of(at("aaaaaa", 100, 50, 7.6, 1_000), at("aaaaaa", 110, 50, 8.4, 1_000)));

    assertThat(near(50, 8, 5)).isEmpty();
  }

  @Test
  void theNearestComesFirstAndEachOnce() {
    past.add(
        List.of(
            at("cccccc", 10, 50, 8.05, 0),
            at("bbbbbb", 20, 50, 8.02, 0),
            at("aaaaaa", 30, 50, 8.03, 0),
            at("cccccc", 900, 50, 8.01, 0),
            at("dddddd", 40, 50, 9, 0)));

    assertThat(near(50, 8, 10).stream().map(each -> ((JsonObject) each).getString("icao24")))
        .containsExactly("cccccc", "bbbbbb", "aaaaaa");
  }

  @Test
  void thereAreNotTooMany() {
    for (int i = 0; i < NearFlights.MOST + 5; i++) {
      past.add(List.of(at("%06x".formatted(i), 1, 50 + i * 1e-4, 8, 0)));
    }

    JsonArray found = near(50, 8, 10);
    assertThat(found).hasSize(NearFlights.MOST);
    assertThat(found.getJsonObject(NearFlights.MOST - 1).getString("icao24")).isEqualTo("0000c7");
  }

  /** Beside the date line, at a pole, and elsewhere, against the same way in steps of a second. */
  @ParameterizedTest
  @ValueSource(doubles = {-89.95, -33, 0, 51, 89.95})
  void nearestIsNearest(double lat) {
    Random random = new Random(Math.round(lat));
    for (int round = 0; round < 20; round++) {
      double lon = round % 2 == 0 ? 179.99 : random.nextDouble(-180, 180);
      MadePast made = new MadePast();
      Vec3 point = Vec3.ofDegrees(lat, lon);
      Vec3 place = Sphere.destination(point, random.nextDouble(360), random.nextDouble(30_000));
      double heading = random.nextDouble(360);
      double nearest = Double.POSITIVE_INFINITY;
      for (int leg = 0; leg < 20; leg++) {
        made.add(List.of(at("aaaaaa", leg * 30, place.latDeg(), place.lonDeg(), 0)));
        heading += random.nextDouble(-20, 20);
        for (int second = 0; second <= (leg < 19 ? 30 : 0); second++) {
          Vec3 there = Sphere.destination(place, heading, second * 230.0);
          nearest = Math.min(nearest, Sphere.distanceM(point, there));
        }
        place = Sphere.destination(place, heading, 30 * 230.0);
      }
      NearQuery query = new NearQuery(lat, lon, 100, T, T + 600);
      NearFlights near = new NearFlights(query);
      made.sweep(query.from(), query.to(), BoundingBox.WORLD, near).await();
      JsonObject found =
          new JsonObject(new String(near.json(), StandardCharsets.UTF_8))
              .getJsonArray("flights")
              .getJsonObject(0);
      // Half a second off, the nearest is 120 m farther at most where one flies straight through.
      assertThat(found.getDouble("distance_m")).isBetween(nearest - 120, nearest + 0.2);
      assertThat(Sphere.distanceM(lat, lon, found.getDouble("lat"), found.getDouble("lon")))
          .isCloseTo(found.getDouble("distance_m"), within(0.5));
      assertThat(query.askedBox().contains(found.getDouble("lat"), found.getDouble("lon")))
          .isTrue();
    }
  }
}
