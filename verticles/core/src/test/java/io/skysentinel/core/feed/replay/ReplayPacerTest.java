package io.skysentinel.core.feed.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReplayPacerTest {

  /** When the recording was made. */
  private static final double THEN = 1_600_000_000;

  /** When it is played. */
  private static final long NOW = 1_767_323_044_000L;

  private long nowMs = NOW;

  @Test
  void playsTheFirstLineAtOnceAndTheNextAfterTheRecordedGap() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    assertThat(wait(pacer, THEN)).isZero();
    assertThat(wait(pacer, THEN + 10)).isEqualTo(10_000);
    assertThat(wait(pacer, THEN + 10.25)).isEqualTo(250);
  }

  @Test
  void dividesGapsBySpeed() {
    ReplayPacer pacer = new ReplayPacer(4, 60, false);
    wait(pacer, THEN);
    assertThat(wait(pacer, THEN + 10)).isEqualTo(2_500);
  }

  @Test
  void doesNotWaitAtSpeedZero() {
    ReplayPacer pacer = new ReplayPacer(0, 60, true);
    wait(pacer, THEN);
    assertThat(wait(pacer, THEN + 3_000)).isZero();
  }

  @Test
  void shortensLongGapsAndDoesNotWaitForLateLines() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    wait(pacer, THEN);
    assertThat(wait(pacer, THEN + 7_200)).isEqualTo(60_000);
    assertThat(wait(pacer, THEN + 7_190)).isZero();
    assertThat(wait(pacer, THEN + 7_205)).isEqualTo(5_000);
  }

  @Test
  void aStepFarBackIsAnotherRecording() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    wait(pacer, THEN);
    assertThat(wait(pacer, THEN - 86_400)).isEqualTo(1_000);
    assertThat(wait(pacer, THEN - 86_390)).isEqualTo(10_000);
  }

  @Test
  void aLineWithoutContactIsDueAtOnce() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    assertThat(wait(pacer, Double.NaN)).isZero();
    wait(pacer, THEN);
    assertThat(wait(pacer, Double.NaN)).isZero();
    assertThat(wait(pacer, THEN + 2)).isEqualTo(2_000);
  }

  @Test
  void aChangeOfSpeedCountsForTheRestOfTheWait() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    wait(pacer, THEN);
    pacer.next(THEN + 40, nowMs);
    nowMs += 10_000;
    pacer.setSpeed(10, nowMs);
    assertThat(pacer.delayMs(nowMs)).isEqualTo(3_000);
    nowMs += 1_000;
    pacer.setSpeed(0.5, nowMs);
    assertThat(pacer.delayMs(nowMs)).isEqualTo(40_000);
    pacer.setSpeed(0, nowMs);
    assertThat(pacer.delayMs(nowMs)).isZero();
  }

  @Test
  void aChangeOfSpeedInAShortenedGapCountsForTheRestOfIt() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    wait(pacer, THEN);
    pacer.next(THEN + 3_000, nowMs);
    nowMs += 20_000;
    pacer.setSpeed(2, nowMs);
    assertThat(pacer.delayMs(nowMs)).isEqualTo(20_000);
  }

  @Test
  void goesOnFromThereAfterAPauseInsteadOfHurrying() {
    ReplayPacer pacer = new ReplayPacer(1, 60, true);
    wait(pacer, THEN);
    nowMs += 600_000;
    assertThat(wait(pacer, THEN + 1)).isZero();
    assertThat(contact(pacer, THEN + 1)).isEqualTo(nowMs / 1000.0, within(1e-6));
    assertThat(wait(pacer, THEN + 3)).isEqualTo(2_000);
  }

  @Test
  void catchesUpWithASmallDelay() {
    ReplayPacer pacer = new ReplayPacer(1, 60, true);
    wait(pacer, THEN);
    wait(pacer, THEN + 1);
    nowMs += 700;
    assertThat(wait(pacer, THEN + 2)).isEqualTo(300);
  }

  @Test
  void aClockSetBackDoesNotHoldTheReplay() {
    ReplayPacer pacer = new ReplayPacer(1, 60, true);
    wait(pacer, THEN);
    nowMs -= 3_600_000;
    assertThat(wait(pacer, THEN + 2)).isEqualTo(2_000);
    assertThat(contact(pacer, THEN + 2)).isEqualTo(nowMs / 1000.0, within(1e-6));
  }

  @Test
  void leavesTimesAloneWhenNotRebasing() {
    ReplayPacer pacer = new ReplayPacer(1, 60, false);
    wait(pacer, THEN);
    FlightState state = state(THEN, THEN - 3);
    assertThat(pacer.rebased(state, nowMs)).isEqualTo(state);
  }

  @Test
  void rebasingKeepsTheAgeOfThePositionAndAllElse() {
    ReplayPacer pacer = new ReplayPacer(1, 60, true);
    wait(pacer, THEN);
    FlightState moved = pacer.rebased(state(THEN, THEN - 3), nowMs);
    assertThat(moved).isEqualTo(state(NOW / 1000.0, NOW / 1000.0 - 3));
    assertThat(pacer.rebased(state(THEN, Double.NaN), nowMs).timePositionUnix()).isNaN();
  }

  @Test
  void theSameContactToldTwiceKeepsItsTime() {
    ReplayPacer pacer = new ReplayPacer(2, 60, true);
    wait(pacer, THEN);
    double first = contact(pacer, THEN - 4);
    wait(pacer, THEN + 10);
    assertThat(contact(pacer, THEN - 4)).isEqualTo(first, within(1e-6));
    assertThat(contact(pacer, THEN + 4)).isEqualTo(NOW / 1000.0 + 2, within(1e-6));
  }

  @Test
  void theNextLoopIsNewerThanTheOneBefore() {
    ReplayPacer pacer = new ReplayPacer(1, 60, true);
    wait(pacer, THEN);
    wait(pacer, THEN + 30);
    double end = contact(pacer, THEN + 30);
    pacer.startOver();
    assertThat(wait(pacer, THEN)).isEqualTo(1_000);
    double stale = contact(pacer, THEN - 200);
    double older = contact(pacer, THEN - 20);
    double begin = contact(pacer, THEN);
    assertThat(List.of(end, stale, older, begin)).isSorted().doesNotHaveDuplicates();
    assertThat(wait(pacer, THEN + 30)).isEqualTo(30_000);
  }

  @Test
  void linesOfOneMillisecondKeepTheirOrderAtSpeedZero() {
    ReplayPacer pacer = new ReplayPacer(0, 60, true);
    double last = 0;
    for (int line = 0; line < 500; line++) {
      wait(pacer, THEN + line);
      double contact = contact(pacer, THEN + line);
      assertThat(contact).isGreaterThan(last).isLessThanOrEqualTo(nowMs / 1000.0);
      last = contact;
    }
  }

  @Property
  void rebasedTimesGrowAndAreNeverInTheFutureNorStale(
      @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = 0.01, max = 300) Double> gaps,
      @ForAll @IntRange(min = 0, max = 30) int loopAt,
      @ForAll @DoubleRange(min = 0.1, max = 100) double speed,
      @ForAll @DoubleRange(min = 0.1, max = 100) double laterSpeed) {
    nowMs = NOW;
    ReplayPacer pacer = new ReplayPacer(speed, 60, true);
    double recorded = THEN;
    double last = 0;
    for (int i = 0; i < gaps.size(); i++) {
      if (i == loopAt) {
        pacer.startOver();
        recorded = THEN;
      }
      recorded += gaps.get(i);
      pacer.next(recorded, nowMs);
      if (i == gaps.size() / 2) {
        nowMs += pacer.delayMs(nowMs) / 2;
        pacer.setSpeed(laterSpeed, nowMs);
      }
      long delay = pacer.delayMs(nowMs);
      assertThat(delay).isBetween(0L, (long) (60_000 / Math.min(speed, laterSpeed)) + 1);
      nowMs += delay;
      double contact = contact(pacer, recorded);
      assertThat(contact).isGreaterThan(last).isBetween(nowMs / 1000.0 - 1.001, nowMs / 1000.0);
      last = contact;
    }
  }

  @Property
  void anyMixOfContactsKeepsItsOrderWithinALoop(
      @ForAll @Size(min = 2, max = 60) List<@DoubleRange(min = 0, max = 2_000) Double> contacts,
      @ForAll @DoubleRange(min = 0.5, max = 20) double speed) {
    nowMs = NOW;
    ReplayPacer pacer = new ReplayPacer(speed, 60, true);
    for (double contact : contacts) {
      assertThat(wait(pacer, THEN + contact)).isBetween(0L, (long) (60_000 / speed) + 1);
    }
    List<Double> rebased =
        contacts.stream().sorted().map(contact -> contact(pacer, THEN + contact)).toList();
    assertThat(rebased).isSorted().allMatch(time -> time <= nowMs / 1000.0);
  }

  /** Goes to the next line and lets the time pass that it is to wait. */
  private long wait(ReplayPacer pacer, double contact) {
    pacer.next(contact, nowMs);
    long delay = pacer.delayMs(nowMs);
    nowMs += delay;
    return delay;
  }

  private double contact(ReplayPacer pacer, double recorded) {
    return pacer.rebased(state(recorded, recorded), nowMs).lastContactUnix();
  }

  private static FlightState state(double lastContact, double timePosition) {
    FlightStateBuilder builder = new FlightStateBuilder();
    builder.icao24 = "a1b2c3";
    builder.callsign = "UAL1";
    builder.lastContactUnix = lastContact;
    builder.timePositionUnix = timePosition;
    return builder.build();
  }
}
