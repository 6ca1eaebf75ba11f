package io.skysentinel.core.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SphereTest {

  @Test
  void knowsTheWayFromNewYorkToLondon() {
    double lat1 = 40.6399;
    double lon1 = -73.7767;
    double lat2 = 51.4712;
    double lon2 = -0.4609;
    // Great-circle mappers give 5,540 km (on the ellipsoid 5,554 km) at 51 degrees.
    assertThat(Sphere.distanceM(lat1, lon1, lat2, lon2)).isCloseTo(5_540_000, within(5_000.0));
    assertThat(Sphere.bearingDeg(lat1, lon1, lat2, lon2)).isCloseTo(51.4, within(0.2));
  }

  @Property(tries = 300)
  void whatLiesBetweenLiesOnTheShortestWay(
      @ForAll @DoubleRange(min = -90, max = 90) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = -80, max = 80) double otherLat,
      @ForAll @DoubleRange(min = 0, max = 1) double part) {
    Vec3 from = Vec3.ofDegrees(lat, lon);
    Vec3 to = Vec3.ofDegrees(otherLat, lon / 2);
    double way = Sphere.distanceM(from, to);
    Vec3 between = Sphere.between(from, to, part);

    assertThat(Sphere.distanceM(from, between)).isCloseTo(way * part, within(0.01));
    assertThat(Sphere.distanceM(between, to)).isCloseTo(way * (1 - part), within(0.01));
  }

  @Property(tries = 300)
  void arrivesWhereDistanceAndBearingPoint(
      @ForAll @DoubleRange(min = -85, max = 85) double lat,
      @ForAll @DoubleRange(min = -180, max = 180) double lon,
      @ForAll @DoubleRange(min = 0, max = 359.9) double heading,
      @ForAll @DoubleRange(min = 10, max = 8_000_000) double metres) {
    Vec3 there = Sphere.destination(Vec3.ofDegrees(lat, lon), heading, metres);
    assertThat(Sphere.distanceM(lat, lon, there.latDeg(), there.lonDeg()))
        .isCloseTo(metres, within(0.01 + metres * 1e-9));
    assertThat(
            Sphere.headingDifferenceDeg(
                Sphere.bearingDeg(lat, lon, there.latDeg(), there.lonDeg()), heading))
        .isLessThan(0.01);
  }

  @Test
  void treatsDirectionsAsACircle() {
    assertThat(Sphere.normalizeDeg(-90)).isEqualTo(270);
    assertThat(Sphere.normalizeDeg(720)).isZero();
    assertThat(Sphere.headingDifferenceDeg(350, 20)).isCloseTo(30, within(1e-9));
    assertThat(Sphere.headingDifferenceDeg(20, 350)).isCloseTo(30, within(1e-9));
  }
}
