package io.skysentinel.core.detect.judging;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.detect.AnomalyEvent;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.EventPhase;
import io.skysentinel.core.detect.Judge;
import io.skysentinel.core.detect.Judgement;
import io.skysentinel.core.detect.rule.DetectThresholds;
import io.skysentinel.core.detect.runway.Runways;
import io.skysentinel.core.geo.Sphere;
import io.skysentinel.core.geo.Vec3;
import io.skysentinel.core.reference.Airport;
import io.skysentinel.core.reference.RunwayEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** A sky of a test's making, and what a judge says of it. */
final class MadeSky {
  static final double START = 1_767_323_040;
  static final double FIELD_LAT = 45;
  static final double FIELD_LON = 7;
  static final double FIELD_M = 200;

  final List<MadeAircraft> aircraft = new ArrayList<>();
  final List<AnomalyEvent> said = new ArrayList<>();
  final List<Written> log = new ArrayList<>();
  Judgement last = null;
  double unix = START;
  DetectThresholds thresholds = DetectThresholds.DEFAULT;
  private final Judge judge = Judges.create(() -> thresholds, Runways.of(List.of(field())));

  /** A record of the log. */
  record Written(Envelope envelope, long ms) {}

  static Judge newJudge() {
    return Judges.create(DetectThresholds.DEFAULT, Runways.of(List.of(field())));
  }

  /** One runway to the north, 3 km long. */
  private static Airport field() {
    Vec3 south = Vec3.ofDegrees(FIELD_LAT, FIELD_LON);
    Vec3 north = Sphere.destination(south, 0, 3000);
    return new Airport(
        "TEST",
        Airport.Size.LARGE,
        south,
        FIELD_LAT,
        FIELD_LON,
        FIELD_M,
        "XX",
        List.of(
            new RunwayEnd("36", south, FIELD_M, 0, 3000),
            new RunwayEnd("18", north, FIELD_M, 180, 3000)));
  }

  MadeAircraft add(MadeAircraft one) {
    aircraft.add(one);
    return one;
  }

  /** One more airliner in cruise to the east, some 20 km north of the one before. */
  MadeAircraft airliner() {
    int others = aircraft.size();
    return add(new MadeAircraft("abc00" + (others + 1), 46 + 0.2 * others, 8, 9000, 230, 90));
  }

  /** All fly on and report every {@code stepS}. */
  MadeSky run(double seconds, double stepS) {
    return run(seconds, stepS, step -> {});
  }

  /** The same, and something changes before each step: they are counted from 0. */
  MadeSky run(double seconds, double stepS, IntConsumer change) {
    int steps = (int) Math.ceil(seconds / stepS - 1e-9);
    for (int step = 0; step < steps; step++) {
      change.accept(step);
      unix += stepS;
      for (MadeAircraft one : aircraft) {
        one.fly(stepS);
        if (!one.silent) {
          write(new Envelope(EnvelopeType.UPDATE, ms(), source(), one.report(unix)), ms());
        }
      }
      said.addAll(judge.advance(ms()));
    }
    return this;
  }

  private void write(Envelope envelope, long ms) {
    log.add(new Written(envelope, ms));
    last = judge.judge(envelope, ms);
    said.addAll(last.events());
  }

  private long ms() {
    return Math.round(unix * 1000);
  }

  private static Source source() {
    return new Source("test", "test", Source.Mode.LIVE, BoundingBox.WORLD, 1);
  }

  List<AnomalyEvent> of(AnomalyKind kind, EventPhase phase) {
    return said.stream().filter(e -> e.kind() == kind && e.phase() == phase).toList();
  }

  List<AnomalyEvent> starts() {
    return said.stream().filter(e -> e.phase() == EventPhase.START).toList();
  }

  /** The only event, which is of that kind and over. */
  AnomalyEvent onlyOne(AnomalyKind kind) {
    assertThat(begun()).containsExactly(kind);
    assertThat(of(kind, EventPhase.END))
        .singleElement()
        .extracting(AnomalyEvent::id)
        .isEqualTo(starts().get(0).id());
    return starts().get(0);
  }

  /** Of which kinds events began, in order. */
  List<AnomalyKind> begun() {
    return starts().stream().map(AnomalyEvent::kind).toList();
  }
}
