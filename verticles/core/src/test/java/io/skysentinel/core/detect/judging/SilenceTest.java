package io.skysentinel.core.detect.judging;

import static io.skysentinel.core.detect.AnomalyKind.LOSS_OF_SIGNAL;
import static io.skysentinel.core.detect.EventPhase.END;
import static io.skysentinel.core.detect.EventPhase.START;
import static org.assertj.core.api.Assertions.assertThat;

class SilenceTest {
  private final MadeSky sky = new MadeSky();

  /** Ten in a row, a minute apart, the same way: who follows is heard where others were. */
  private MadeAircraft inARow(int number, double step) {
    addRow("abc00", 46.1);
    sky.run(300, step);
    return sky.aircraft.get(number);
  }

  private void addRow(String icao24, double lat) {
    for (int i = 0; i < 10; i++) {
      sky.add(new MadeAircraft(icao24 + i, lat, 8 - i * 0.18, 9000, 230, 90));
    }
  }

  /** One that sinks to the airport, 22 km south of it and 1,300 m above it. */
  private MadeAircraft sinking(double step, double lowestM) {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 44.67, 7.1, 2300, 72, 0));
    jet.rateMps = -4;
    circling("abc002", 44.9, 600);
    circling("abc003", 45.05, lowestM);
    sky.run(200, step);
    return jet;
  }

  private void circling(String icao24, double lat, double altitudeM) {
    sky.add(new MadeAircraft(icao24, lat, 7.1, altitudeM, 60, 0)).turnDegS = 3;
  }

  @EachPoll
  void whoFallsSilentAmongOthersIsLostAndFoundAgain(double step) {
    MadeAircraft lost = inARow(6, step);
    lost.silent = true;
    sky.run(240, step);
    assertThat(sky.of(LOSS_OF_SIGNAL, START))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.icao24()).isEqualTo("abc006");
          assertThat(event.tReported() - event.tStart()).isLessThanOrEqualTo(125);
        });
    assertThat(sky.of(LOSS_OF_SIGNAL, END)).isEmpty();
    lost.silent = false;
    sky.run(20, step);
    assertThat(sky.of(LOSS_OF_SIGNAL, END)).hasSize(1);
    assertThat(sky.starts()).hasSize(1);
  }

  @EachPoll
  void whoFliesWhereNobodyIsHeardHasLeftCoverage(double step) {
    MadeAircraft first = inARow(0, step); // ahead of it there is nobody
    first.silent = true;
    sky.run(300, step);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
  void whoDescendsBelowWhatIsHeardHasLanded(double step) {
    MadeAircraft low = inARow(6, step);
    low.rateMps = -15;
    sky.run(200, step);
    low.silent = true;
    sky.run(300, step);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
  void whoClimbsAboveWhatIsHeardHasLeftByTheTop(double step) {
    MadeAircraft high = inARow(6, step);
    high.rateMps = 12;
    sky.run(60, step);
    high.silent = true;
    sky.run(300, step);
    assertThat(sky.said).isEmpty();
  }

  @EachPoll
  void whoClimbsToWhereOthersAreHeardElsewhereIsLost(double step) {
    sky.add(new MadeAircraft("abcdef", 50, 8, 12_000, 230, 90));
    sky.add(new MadeAircraft("abcdee", 50.5, 8, 12_000, 230, 90));
    addRow("abc00", 46.1);
    sky.run(300, step);
    MadeAircraft high = sky.aircraft.get(8);
    high.rateMps = 12;
    sky.run(60, step);
    high.silent = true;
    sky.run(240, step);
    assertThat(sky.of(LOSS_OF_SIGNAL, START)).hasSize(1);
  }

  @EachPoll
  void whoSinksToAnAirportWhereOthersAreHeardUntilTheyLandIsLost(double step) {
    MadeAircraft jet = sinking(step, MadeSky.FIELD_M + 100);
    jet.silent = true;
    sky.run(240, step);
    assertThat(sky.of(LOSS_OF_SIGNAL, START))
        .singleElement()
        .satisfies(event -> assertThat(event.icao24()).isEqualTo(jet.icao24));
  }

  @EachPoll
  void whoSinksToAnAirportWhereNobodyIsHeardLowLands(double step) {
    sinking(step, MadeSky.FIELD_M + 600).silent = true;
    sky.run(300, step);
    assertThat(sky.of(LOSS_OF_SIGNAL, START)).isEmpty();
  }

  @EachPoll
  void whosePositionIsInDoubtIsLostWhereOthersAreAllAround(double step) {
    addRow("abd00", 45.85);
    addRow("abe00", 46.35);
    leapAndFallSilent(inARow(26, step), step);
    assertThat(sky.of(LOSS_OF_SIGNAL, START)).hasSize(1);
  }

  @EachPoll
  void whosePositionIsInDoubtMayBeWhereNobodyIsHeard(double step) {
    leapAndFallSilent(inARow(6, step), step);
    assertThat(sky.of(LOSS_OF_SIGNAL, START)).isEmpty();
  }

  private void leapAndFallSilent(MadeAircraft jet, double step) {
    jet.spoof(jet.lat + 1, jet.lon + 1, 0);
    sky.run(step, step);
    jet.spoofNoMore();
    sky.run(20, step);
    jet.silent = true;
    sky.run(240, step);
  }

  @EachPoll
  void whenAllFallSilentItIsTheFeed(double step) {
    inARow(0, step);
    sky.aircraft.forEach(one -> one.silent = true);
    sky.run(600, step);
    assertThat(sky.said).isEmpty();
  }
}
