package io.skysentinel.core.detect.judging;

import static io.skysentinel.core.detect.AnomalyKind.LOSS_OF_SIGNAL;
import static io.skysentinel.core.detect.EventPhase.END;
import static io.skysentinel.core.detect.EventPhase.START;
import static org.assertj.core.api.Assertions.assertThat;

class SilenceTest {
  private final MadeSky sky = new MadeSky();

  /** Ten in a row, a minute apart, the same way: who follows is heard where others were. */
  private MadeAircraft inARow(int number, double step) {
    for (int i = 0; i < 10; i++) {
      sky.add(new MadeAircraft("abc00" + i, 46.1, 8 - i * 0.18, 9000, 230, 90));
    }
    sky.run(300, step);
    return sky.aircraft.get(number);
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
  void whenAllFallSilentItIsTheFeed(double step) {
    inARow(0, step);
    sky.aircraft.forEach(one -> one.silent = true);
    sky.run(600, step);
    assertThat(sky.said).isEmpty();
  }
}
