package io.skysentinel.core.live;

import static io.skysentinel.core.live.FlightTable.Outcome.ACCEPTED;
import static io.skysentinel.core.live.FlightTable.Outcome.NOT_NEWER;
import static io.skysentinel.core.live.FlightTable.Outcome.STALE;
import static io.skysentinel.testing.SampleSightings.sighting;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlightTableTest {
  private static final double NOW = 1_767_323_044.5;
  private static final double STALE_SECONDS = 60;

  private final FlightTable table = new FlightTable(STALE_SECONDS);

  @Test
  void newerWinsAndEqualOrOlderChangesNothing() {
    Sighting first = sighting("a1b2c3", NOW - 10);

    assertThat(table.accept(first, NOW)).isEqualTo(ACCEPTED);
    assertThat(table.accept(sighting("a1b2c3", 1, 2, NOW - 10), NOW)).isEqualTo(NOT_NEWER);
    assertThat(table.accept(sighting("a1b2c3", NOW - 11), NOW)).isEqualTo(NOT_NEWER);
    assertThat(table.get("a1b2c3")).isEqualTo(first);
    assertThat(table.accept(sighting("a1b2c3", NOW - 9), NOW)).isEqualTo(ACCEPTED);
  }

  @Test
  void ofTheSameContactTheNewerPositionWins() {
    FlightStateBuilder state = new FlightStateBuilder().from(sighting("a1b2c3", NOW).state());
    state.timePositionUnix = NOW - 5;
    Sighting older = new Sighting(state.build(), "feed", true, NOW);
    Sighting newer = sighting("a1b2c3", NOW);

    assertThat(table.accept(older, NOW)).isEqualTo(ACCEPTED);
    assertThat(table.accept(newer, NOW)).isEqualTo(ACCEPTED);
    assertThat(table.accept(older, NOW)).isEqualTo(NOT_NEWER);
  }

  @Test
  void theSilentAreRemovedByTimeAloneAndExactly() {
    table.accept(sighting("a1b2c3", NOW), NOW);
    table.accept(sighting("b1b2c3", NOW + 1), NOW + 1);

    assertThat(table.expire(NOW + STALE_SECONDS)).isEmpty();
    assertThat(table.expire(NOW + STALE_SECONDS + 0.01))
        .extracting(Sighting::icao24)
        .containsExactly("a1b2c3");
    assertThat(table.snapshot()).extracting(Sighting::icao24).containsExactly("b1b2c3");
  }

  @Test
  void aStateThatIsStaleOnArrivalIsNotAccepted() {
    assertThat(table.accept(sighting("a1b2c3", NOW - 60.5), NOW)).isEqualTo(STALE);
    assertThat(table.size()).isZero();
  }

  @Test
  void aRecordingIsJudgedByWhenTheLogTookItNotByItsOldTimes() {
    Sighting recorded = new Sighting(sighting("a1b2c3", NOW - 1e6).state(), "rec", false, NOW);

    assertThat(table.accept(recorded, NOW)).isEqualTo(ACCEPTED);
    assertThat(table.expire(NOW + 59)).isEmpty();
    assertThat(table.expire(NOW + 61)).hasSize(1);
  }

  @Test
  void aFeedWhoseClockIsAheadKeepsItsAircraftNoLongerThanOthers() {
    table.accept(sighting("a1b2c3", NOW + 86_400), NOW);

    assertThat(table.expire(NOW + 61)).hasSize(1);
  }

  @Test
  void aShorterPatienceTakesEffectAtOnce() {
    table.accept(sighting("a1b2c3", NOW), NOW);
    table.staleAfter(10);

    assertThat(table.expire(NOW + 11)).hasSize(1);
  }

  @Test
  void aRemovalFromTheLogDoesNotTouchWhoWasHeardSince() {
    table.accept(sighting("a1b2c3", NOW), NOW);

    assertThat(table.remove("a1b2c3", NOW - 1)).isFalse();
    assertThat(table.remove("a1b2c3", NOW)).isTrue();
    assertThat(table.remove("a1b2c3", NOW)).isFalse();
    assertThat(table.size()).isZero();
  }

  /** Against the plainest table there is: a map, looked through from end to end. */
  @Property(tries = 300)
  void holdsWhatAPlainMapHolds(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    FlightTable table = new FlightTable(STALE_SECONDS);
    Map<String, Sighting> plain = new HashMap<>();
    double now = NOW;
    double stale = STALE_SECONDS;
    for (int step = 0; step < 400; step++) {
      String icao24 = "00000" + random.nextInt(8);
      switch (random.nextInt(10)) {
        case 0 -> now += random.nextDouble() * 30;
        case 1 -> stale = 5 + random.nextInt(80);
        case 2 -> assertThat(table.remove(icao24, now)).isEqualTo(plain.remove(icao24) != null);
        default -> {
          double heard = now - random.nextDouble() * 70;
          double contact = random.nextBoolean() ? heard : now - random.nextDouble() * 70;
          Sighting next = new Sighting(sighting(icao24, contact).state(), "f", true, heard);
          Sighting known = plain.get(icao24);
          boolean accepted =
              now - heard <= stale && (known == null || known.state().isOlderThan(next.state()));
          table.staleAfter(stale);
          assertThat(table.accept(next, now) == ACCEPTED).isEqualTo(accepted);
          if (accepted) {
            plain.put(icao24, next);
          }
        }
      }
      table.staleAfter(stale);
      double then = now;
      double patience = stale;
      List<Sighting> silent =
          plain.values().stream().filter(s -> then - s.heardUnix() > patience).toList();
      plain.values().removeAll(silent);
      assertThat(table.expire(now)).containsExactlyInAnyOrderElementsOf(silent);
      assertThat(table.snapshot()).containsExactlyInAnyOrderElementsOf(plain.values());
      assertThat(table.size()).isEqualTo(plain.size());
    }
  }
}
