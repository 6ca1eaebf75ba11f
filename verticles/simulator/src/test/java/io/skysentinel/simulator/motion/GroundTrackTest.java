package io.skysentinel.simulator.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class GroundTrackTest {
  private static final Vec3 HOME = Vec3.ofDegrees(40.64, -73.78);

  @Property(tries = 500)
  void arrivesAtTheTargetInItsDirectionWithoutAnyJump(
      @ForAll @DoubleRange(min = 0, max = 359) double startHeading,
      @ForAll @DoubleRange(min = 0, max = 359) double bearing,
      @ForAll @DoubleRange(min = 3_000, max = 3_000_000) double metres,
      @ForAll @DoubleRange(min = 0, max = 359) double endHeading,
      @ForAll @DoubleRange(min = 40, max = 4_000) double radius) {
    Pose target = Pose.of(Sphere.destination(HOME, bearing, metres), endHeading);
    TrackBuilder builder = new TrackBuilder(Pose.of(HOME, startHeading));
    GroundTrack track = builder.straight(500).arrive(target, radius).straight(1000).build();

    Motion motion = new Motion();
    track.locate(0, motion);
    assertThat(Sphere.headingDifferenceDeg(motion.headingDeg, startHeading)).isLessThan(0.1);
    track.locate(track.lengthM(), motion);
    Vec3 end = Sphere.destination(target.point(), endHeading, 1000);
    assertThat(Sphere.distanceM(Vec3.ofDegrees(motion.latDeg, motion.lonDeg), end)).isLessThan(10);
    assertMovesEvenly(track, track.lengthM() / 400);
    assertThat(track.lengthM()).isLessThan(metres + 2000.5 + 4 * Math.PI * radius);
  }

  private static void assertMovesEvenly(GroundTrack track, double step) {
    Motion before = new Motion();
    Motion after = new Motion();
    for (double at = 0; at + step <= track.lengthM(); at += step) {
      track.locate(at, before);
      track.locate(at + step, after);
      double moved = Sphere.distanceM(before.latDeg, before.lonDeg, after.latDeg, after.lonDeg);
      // Legs begin at points kept as floats, each up to 0.7 m off, and a step may span several.
      assertThat(moved).isLessThan(step + 4 * 0.7 + 0.5);
    }
  }

  @Test
  void turnsOnACircle() {
    GroundTrack left = new TrackBuilder(Pose.of(HOME, 90)).turn(90, 1000).build();
    Motion motion = new Motion();
    left.locate(left.lengthM(), motion);
    assertThat(left.lengthM()).isCloseTo(Math.PI * 500, within(1.0));
    assertThat(motion.headingDeg % 360).isCloseTo(0, within(0.1));
    Vec3 corner = Sphere.destination(Sphere.destination(HOME, 90, 1000), 0, 1000);
    assertThat(Sphere.distanceM(Vec3.ofDegrees(motion.latDeg, motion.lonDeg), corner))
        .isLessThan(2);
  }

  @Test
  void fliesADetourAndComesBackToItsWay() {
    GroundTrack plain = new TrackBuilder(Pose.of(HOME, 30)).straight(40_000).turn(90, 3000).build();
    TrackBuilder orbit = new TrackBuilder(plain.poseAt(15_000));
    orbit.turn(-180, 2000).straight(5000).turn(-180, 2000).straight(5000);
    GroundTrack longer = plain.withDetour(15_000, orbit.build());

    assertThat(longer.lengthM()).isCloseTo(plain.lengthM() - 15_000 + orbit.lengthM(), within(0.1));
    Motion expected = new Motion();
    Motion actual = new Motion();
    for (double on = 100; on < 25_000; on += 3000) {
      plain.locate(15_000 + on, expected);
      longer.locate(orbit.lengthM() + on, actual);
      assertThat(Sphere.distanceM(expected.latDeg, expected.lonDeg, actual.latDeg, actual.lonDeg))
          .isLessThan(3);
    }
  }
}
