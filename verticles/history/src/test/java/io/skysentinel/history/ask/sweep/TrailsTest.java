package io.skysentinel.history.ask.sweep;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailsTest {
  private static final double T = MadePast.BEGIN + 3_600;

  private static Told at(String icao24, double t, Vec3 place) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = icao24;
    state.lastContactUnix = t;
    state.timePositionUnix = t;
    state.lat = place.latDeg();
    state.lon = place.lonDeg();
    return new Told(MadePast.SOURCE, state.build());
  }

  /** One that turns now and then, heard each 5 s until the end. */
  private static List<Told> flight(String icao24, Vec3 from, long seed, double end) {
    Random random = new Random(seed);
    List<Told> heard = new ArrayList<>();
    Vec3 place = from;
    double heading = random.nextDouble(360);
    for (double t = T - 1_800; t <= end; t += 5) {
      heard.add(at(icao24, t, place));
      heading += random.nextInt(40) == 0 ? random.nextDouble(-90, 90) : 0;
      place = Sphere.destination(place, heading, 5 * 220.0);
    }
    return heard;
  }

  private static JsonObject trails(MadePast past, TrailsQuery query) {
    Trails trails = new Trails(query, past.sky(query.t(), query.askedBox()));
    past.sweep(query.from(), Math.nextUp(query.t()), query.sweptBox(), trails).await();
    return new JsonObject(new String(trails.json(), StandardCharsets.UTF_8))
        .getJsonObject("trails");
  }

  @Test
  void noPlaceLiesFartherFromATrailThanAsked() {
    for (long seed = 0; seed < 10; seed++) {
      MadePast past = new MadePast();
      List<Told> heard = flight("aaaaaa", Vec3.ofDegrees(10, 179.9), seed, T + 60);
      past.add(heard);

      JsonArray trail = trails(past, new TrailsQuery(T, 1_500, null, 300)).getJsonArray("aaaaaa");

      List<Told> told =
          heard.stream()
              .filter(each -> each.state().lastContactUnix() >= T - 1_500)
              .filter(each -> each.state().lastContactUnix() <= T)
              .toList();
      assertThat(trail.getJsonArray(0).getDouble(0)).isEqualTo(T - 1_500);
      assertThat(trail.getJsonArray(trail.size() - 1).getDouble(0)).isEqualTo(T);
      assertThat(trail.size()).isBetween(10, told.size() / 4);
      for (Told each : told) {
        assertThat(distance(trail, each)).isLessThan(301);
      }
    }
  }

  private static double distance(JsonArray trail, Told told) {
    Vec3 point = Vec3.ofDegrees(told.state().lat(), told.state().lon());
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 1; i < trail.size(); i++) {
      Vec3 a = place(trail.getJsonArray(i - 1));
      Vec3 b = place(trail.getJsonArray(i));
      for (int part = 0; part <= 500; part++) {
        nearest = Math.min(nearest, Sphere.distanceM(point, Sphere.between(a, b, part / 500.0)));
      }
    }
    return nearest;
  }

  private static Vec3 place(JsonArray place) {
    return Vec3.ofDegrees(place.getDouble(2), place.getDouble(1));
  }

  @Test
  void onlyThoseHaveOneWhoAreInTheSky() {
    MadePast past = new MadePast();
    past.add(flight("aaaaaa", Vec3.ofDegrees(0, 0), 1, T + 60));
    past.add(flight("bbbbbb", Vec3.ofDegrees(0, 0), 2, T - 61));
    past.add(flight("cccccc", Vec3.ofDegrees(80, 0), 3, T - 55));

    assertThat(trails(past, new TrailsQuery(T, 600, null, 500)).fieldNames())
        .containsExactly("aaaaaa", "cccccc");
    assertThat(
            trails(past, new TrailsQuery(T, 600, new BoundingBox(-20, 20, -20, 20), 500))
                .fieldNames())
        .containsExactly("aaaaaa");
  }

  @Test
  void whoCameFromFarAwayHasAllOfIt() {
    MadePast past = new MadePast();
    List<Told> heard = flight("aaaaaa", Vec3.ofDegrees(45, -170), 4, T + 60);
    past.add(heard);
    Told last = past.sky(T, null).get(0).last();
    double lat = last.state().lat();
    double lon = last.state().lon();
    TrailsQuery box =
        new TrailsQuery(T, 1_800, new BoundingBox(lat - 0.2, lat + 0.2, lon - 0.2, lon + 0.2), 50);

    assertThat(trails(past, box)).isEqualTo(trails(past, new TrailsQuery(T, 1_800, null, 50)));
  }

  @Test
  void aTrailBeginsAfterTheLastLongSilence() {
    MadePast past = new MadePast();
    past.add(
        List.of(
            at("aaaaaa", T - 2_000, Vec3.ofDegrees(0, 0)),
            at("aaaaaa", T - 1_000, Vec3.ofDegrees(1, 0)),
            at("aaaaaa", T - 500, Vec3.ofDegrees(2, 0)),
            at("aaaaaa", T - 10, Vec3.ofDegrees(3, 0))));

    assertThat(
            trails(past, new TrailsQuery(T, 3_600, null, 10)).getJsonArray("aaaaaa").stream()
                .map(each -> ((JsonArray) each).getDouble(0)))
        .containsExactly(T - 1_000, T - 500, T - 10);
  }

  @Test
  void tooMuchIsNotReadToTheEnd() {
    MadePast past = new MadePast();
    List<Told> heard = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      for (int second = 0; second < 100; second++) {
        // A zigzag, of which nothing can be left out.
        heard.add(
            at("%06x".formatted(i), T - 100 + second, Vec3.ofDegrees(second % 2, second * 0.01)));
      }
    }
    past.add(heard);
    TrailsQuery query = new TrailsQuery(T, 600, null, 10);
    Trails few = new Trails(query, past.sky(T, null));
    past.sweep(query.from(), query.t(), null, few).await();

    assertThat(few.isTooMuch()).isFalse();
    Trails many = new Trails(query, past.sky(T, null));
    boolean isMore = true;
    for (int stretch = 0; isMore && stretch < 100; stretch++) {
      for (Told told : heard) {
        many.heard(
            at(
                told.state().icao24(),
                told.state().lastContactUnix() + stretch * 100.0,
                Vec3.ofDegrees(told.state().lat(), told.state().lon())));
      }
      isMore = many.stretchEnds();
    }
    assertThat(isMore).isFalse();
    assertThat(many.isTooMuch()).isTrue();
  }
}
