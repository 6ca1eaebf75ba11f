package io.skysentinel.core.detect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.ProcessedUpdate;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.rule.EmergencySquawk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkyJudgeTest {
  private final MadeSky sky = new MadeSky();

  /** Twenty minutes; in the last of them one declares an emergency and dives. */
  private void fly() {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 10_600, 230, 90));
    sky.add(new MadeAircraft("abc002", 46.5, 8, 11_000, 240, 270));
    sky.run(1200, 5);
    jet.squawk = "7700";
    jet.rateMps = -32;
    sky.run(200, 5);
    jet.rateMps = 0;
    jet.squawk = "2000";
    sky.run(60, 5);
  }

  private List<AnomalyEvent> replay(Judge judge, double fromUnix, long advanceEveryMs) {
    List<AnomalyEvent> said = new ArrayList<>();
    long advanced = 0;
    for (MadeSky.Written record : sky.log) {
      if (record.ms() >= fromUnix * 1000) {
        if (record.ms() - advanced >= advanceEveryMs) {
          advanced = record.ms();
          said.addAll(judge.advance(advanced));
        }
        said.addAll(judge.judge(record.envelope(), record.ms()).events());
      }
    }
    return said;
  }

  @Test
  void theSameRecordsGiveTheSameEventsHoweverTimeIsTold() {
    fly();
    assertThat(sky.starts()).hasSize(2);
    assertThat(replay(MadeSky.newJudge(), 0, 1)).isEqualTo(sky.said);
    assertThat(replay(MadeSky.newJudge(), 0, 60_000)).isEqualTo(sky.said);
  }

  @Test
  void aJudgeThatOnlyReadTheLastQuarterOfAnHourSaysTheSame() {
    fly();
    List<AnomalyEvent> later = replay(MadeSky.newJudge(), MadeSky.START + 1200 - 900, 1000);
    assertThat(later).extracting(AnomalyEvent::id).isEqualTo(ids(sky.said));
  }

  @Test
  void anEventThatIsResumedKeepsItsId() {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 10_600, 230, 90));
    jet.squawk = "7700";
    sky.run(2400, 5);
    AnomalyEvent open = sky.said.get(sky.said.size() - 1);
    jet.squawk = "2000";
    sky.run(60, 5);
    Judge heir = MadeSky.newJudge();
    heir.resume(open);
    List<AnomalyEvent> said = replay(heir, MadeSky.START + 2400, 1000);
    assertThat(said).extracting(AnomalyEvent::id).containsOnly(open.id());
    assertThat(said.get(said.size() - 1).phase()).isEqualTo(EventPhase.END);
  }

  @Test
  void anEventOfAnAircraftThatIsNeverHeardAgainEnds() {
    MadeAircraft jet = sky.add(new MadeAircraft("abc001", 46, 8, 10_600, 230, 90));
    jet.squawk = "7700";
    sky.run(60, 5);
    jet.silent = true;
    sky.run(1000, 5);
    assertThat(sky.of(AnomalyKind.EMERGENCY_SQUAWK, EventPhase.END)).hasSize(1);
    Judge heir = MadeSky.newJudge();
    heir.resume(sky.said.get(0));
    heir.advance(Math.round(MadeSky.START * 1000));
    assertThat(heir.advance(Math.round((MadeSky.START + 1000) * 1000)))
        .singleElement()
        .satisfies(end -> assertThat(end.phase()).isEqualTo(EventPhase.END));
  }

  @Test
  void anUpdateComesOutSmoothedAndWithWhatFollowsFromIt() {
    sky.add(new MadeAircraft("abc001", 46, 8, 10_600, 230, 90));
    sky.run(300, 5);
    ProcessedUpdate update = sky.last.processed();
    assertThat(update.flightPhase()).isEqualTo("cruise");
    assertThat(update.plausibility()).isEqualTo("fresh");
    assertThat(update.velocity()).isBetween(229.0, 231.0);
    assertThat(update.trackDeg()).isBetween(89.0, 91.0);
    assertThat(update.impliedSpeedMps()).isBetween(225.0, 235.0);
    assertThat(update.altitudeFt()).isBetween(34_700.0, 34_850.0);
    assertThat(update.gridX()).isEqualTo(8);
    assertThat(update.gridY()).isEqualTo(46);
    assertThat(update.isAnomaly()).isFalse();
    assertThat(update.anomalyScore()).isLessThan(0.3);
  }

  @Test
  void aRuleThatIsSwitchedOffEndsWhatItBeganAndSaysNoMore() {
    MadeAircraft jet = sky.airliner();
    jet.squawk = "7700";
    sky.run(30, 5);
    DetectThresholds all = sky.thresholds;
    sky.thresholds = without(all);
    sky.run(30, 5);
    assertThat(sky.said).extracting(AnomalyEvent::phase).contains(EventPhase.END);
    int before = sky.said.size();
    sky.run(120, 5);
    assertThat(sky.said).hasSize(before);
    sky.thresholds = all;
    sky.run(30, 5);
    assertThat(sky.starts()).hasSize(2);
  }

  private static DetectThresholds without(DetectThresholds all) {
    return new DetectThresholds(
        all.rapidDescent(),
        all.goAround(),
        new EmergencySquawk.Thresholds(false, 4, 10),
        all.holding(),
        all.lowSpeed(),
        all.lossOfSignal(),
        all.positionIntegrity(),
        all.erraticAltitude());
  }

  @Test
  void whoIsSilentForAQuarterOfAnHourIsForgotten() {
    sky.add(new MadeAircraft("abc001", 46, 8, 10_600, 230, 90));
    sky.run(60, 5);
    Judge judge = MadeSky.newJudge();
    replay(judge, 0, 1000);
    assertThat(judge.aircraft()).isEqualTo(1);
    judge.advance(Math.round((sky.unix + 1000) * 1000));
    assertThat(judge.aircraft()).isZero();
  }

  private static List<String> ids(List<AnomalyEvent> events) {
    return events.stream().map(AnomalyEvent::id).toList();
  }
}
