package io.skysentinel.simulator;

import static io.skysentinel.simulator.Skies.NEW_YORK;
import static io.skysentinel.simulator.Skies.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.geo.Sphere;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is reported of one aircraft one second apart must agree with itself. */
class FlightPhysicsTest {

  @Property(tries = 6)
  void reportsAgreeWithTheMotionTheyTell(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    check(new Simulator(Skies.calm(seed, 120, NEW_YORK, 1), START).advanceTo(START + 600));
  }

  @Test
  void andAllOverTheWorld() {
    check(new Simulator(Skies.calm(4, 3000, BoundingBox.WORLD, 1), START).advanceTo(START + 60));
  }

  private static void check(List<FlightState> reports) {
    for (Map.Entry<String, List<FlightState>> track : Skies.byAircraft(reports).entrySet()) {
      List<FlightState> states = track.getValue();
      for (int i = 1; i < states.size(); i++) {
        checkPair(states.get(i - 1), states.get(i));
      }
    }
  }

  private static void checkPair(FlightState a, FlightState b) {
    String pair = a + "\n" + b;
    double seconds = b.lastContactUnix() - a.lastContactUnix();
    double expected = (a.velocityMps() + b.velocityMps()) / 2 * seconds;
    double moved = Sphere.distanceM(a.lat(), a.lon(), b.lat(), b.lon());
    // Positions have five decimals, about a metre.
    assertThat(Math.abs(moved - expected)).as(pair).isLessThan(0.15 * expected + 3);
    assertThat(Math.abs(b.velocityMps() - a.velocityMps()) / seconds).as(pair).isLessThan(4.5);
    double climbed = b.altitudeM() - a.altitudeM();
    double rate = (a.verticalRateMps() + b.verticalRateMps()) / 2;
    // Altitudes have steps of 25 ft.
    assertThat(Math.abs(climbed - rate * seconds)).as(pair).isLessThan(8.5 + seconds);
    assertThat(Math.abs(b.verticalRateMps())).as(pair).isLessThan(22);
    double turn = Sphere.headingDifferenceDeg(a.headingDeg(), b.headingDeg());
    boolean taxiing = a.onGround() || b.onGround();
    assertThat(turn / seconds).as(pair).isLessThan(taxiing ? 16 : 11);
    if (moved > 30) {
      double course = Sphere.bearingDeg(a.lat(), a.lon(), b.lat(), b.lon());
      assertThat(Sphere.headingDifferenceDeg(course, b.headingDeg())).as(pair).isLessThan(8 + turn);
    }
  }
}
