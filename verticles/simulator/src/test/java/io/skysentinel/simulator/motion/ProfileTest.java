package io.skysentinel.simulator.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProfileTest {

  private static Motion at(Profile profile, double seconds) {
    Motion motion = new Motion();
    profile.locate(seconds, motion);
    return motion;
  }

  @Test
  void acceleratesAlongAParabola() {
    Profile profile = new ProfileBuilder(0, 10, 0).accelerate(80, 2).hold(10).build();
    assertThat(at(profile, 20).speedMps).isEqualTo(40);
    assertThat(at(profile, 20).distanceM).isEqualTo(400);
    assertThat(at(profile, 50).distanceM).isEqualTo(1600 + 800);
    assertThat(at(profile, 50).altitudeM).isEqualTo(10);
    assertThat(at(profile, 99).distanceM).as("stands still after its end").isEqualTo(2400);
  }

  @Test
  void levelsOffExactlyWhereItWasTold() {
    for (double altitude : new double[] {9000, 3100, 3003, 2990, 450}) {
      ProfileBuilder builder = new ProfileBuilder(200, 3000, 0).levelTo(altitude, 10, 6, 150);
      Motion end = at(builder.build(), builder.timeS());
      assertThat(end.altitudeM).isCloseTo(altitude, within(0.1));
      assertThat(end.verticalRateMps).isZero();
      assertThat(end.speedMps).isEqualTo(150);
    }
  }

  @Test
  void insertsSomethingIntoLevelFlightAndStillEndsAtTheSamePlace() {
    ProfileBuilder plan = new ProfileBuilder(100, 3000, 0).hold(1000).accelerate(60, 0.5);
    Profile profile = plan.build();
    ProfileBuilder slow = ProfileBuilder.from(at(profile, 200));
    slow.accelerate(40, 1).hold(60).accelerate(100, 1);

    Profile changed = profile.withInserted(200, slow, 0);

    assertThat(changed).isNotNull();
    assertThat(at(changed, 90).speedMps).isEqualTo(40);
    assertThat(at(changed, changed.durationS()).distanceM).isCloseTo(plan.distanceM(), within(0.5));
    assertThat(changed.durationS()).isGreaterThan(profile.durationS() - 200);
    assertThat(changed.steadyForS(changed.durationS() - 85)).isGreaterThan(0);
  }

  @Test
  void refusesToInsertWhatIsLongerThanTheLevelFlight() {
    Profile profile = new ProfileBuilder(100, 3000, 0).hold(50).accelerate(60, 0.5).build();
    ProfileBuilder tooLong = ProfileBuilder.from(at(profile, 10)).hold(60);
    assertThat(profile.withInserted(10, tooLong, 0)).isNull();
  }

  @Test
  void saysWhenTheWayIsTooShort() {
    assertThatThrownBy(() -> new ProfileBuilder(100, 0, 0).holdFor(-1))
        .isInstanceOf(NoWayException.class);
  }
}
