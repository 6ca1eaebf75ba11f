package io.skysentinel.history.block;

import static io.skysentinel.history.block.MadeUpdates.BASE;
import static io.skysentinel.history.block.MadeUpdates.OPENSKY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.testing.SampleFlights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class BlockCursorTest {
  private static final BoundingBox BOX = new BoundingBox(-45, 45, 90, -90);
  private final List<Told> updates = sorted(MadeUpdates.likely(3));

  @Test
  void rowsOfATimeAreThoseHeardThen() throws BadBlockException {
    Selection selection = Selection.between(BASE + 50, BASE + 120.5);
    selects(
        selection,
        state -> state.lastContactUnix() >= BASE + 50 && state.lastContactUnix() <= BASE + 120.5);
  }

  @Test
  void rowsOfAnAircraftAreItsOwn() throws BadBlockException {
    String icao24 = updates.get(updates.size() / 2).state().icao24();
    selects(Selection.ALL.of(icao24), state -> state.icao24().equals(icao24));
  }

  @Test
  void rowsOfABoxLieInIt() throws BadBlockException {
    selects(Selection.ALL.in(BOX), state -> BOX.contains(state.lat(), state.lon()));
  }

  @Test
  void nobodyElseIsFound() throws BadBlockException {
    assertThat(open(updates).updates(Selection.ALL.of("abc"))).isEmpty();
  }

  @Test
  void rowsBeforeTheBaseAreTheKeyFrame() throws BadBlockException {
    List<Boolean> expected =
        updates.stream().map(told -> told.state().lastContactUnix() < BASE).toList();
    List<Boolean> found = new ArrayList<>();
    BlockCursor cursor = open(updates).cursor(Selection.ALL);
    while (cursor.next()) {
      found.add(cursor.row().isKeyFrame());
    }
    assertThat(found).isEqualTo(expected).contains(true, false);
  }

  @Test
  void aroundAnInstantAreTheLastAndTheNextOfEach() throws BadBlockException {
    for (double unix : List.of(BASE - 40.0, (double) BASE, BASE + 77.5, BASE + 2_000.0)) {
      List<Told> expected = new ArrayList<>();
      for (String icao24 : open(updates).aircraft()) {
        Told last = null;
        Told next = null;
        for (Told told : open(updates).updates(Selection.ALL.of(icao24))) {
          double contact = told.state().lastContactUnix();
          last = contact <= unix && contact > unix - 30 ? told : last;
          next = next == null && contact > unix && contact <= unix + 30 ? told : next;
        }
        expected.add(last);
        expected.add(next);
      }
      List<Told> found = new ArrayList<>();
      open(updates)
          .around(
              unix,
              30,
              (last, next) -> {
                found.add(last == null ? null : new Told(last.source(), last.state()));
                found.add(next == null ? null : new Told(next.source(), next.state()));
              });
      expected.removeIf(told -> told == null);
      found.removeIf(told -> told == null);
      assertThat(found).isEqualTo(expected);
    }
  }

  @Test
  void aCopyStaysAsItIs() throws BadBlockException {
    BlockCursor cursor = open(updates).cursor(Selection.ALL);
    List<BlockRow> copies = new ArrayList<>();
    while (cursor.next()) {
      copies.add(cursor.row().copy());
    }
    assertThat(copies.stream().map(row -> new Told(row.source(), row.state())).toList())
        .isEqualTo(updates);
    assertThat(cursor.next()).isFalse();
  }

  @Test
  void aRowSaysNothingBeforeTheFirstStep() throws BadBlockException {
    BlockRow row = open(updates).cursor(Selection.ALL).row();
    assertThatThrownBy(row::state)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no row was stepped to");
  }

  @Test
  void theNewestOfEachAircraftIsItsLastOneInTime() throws BadBlockException {
    double until = BASE + 200;
    List<FlightState> expected = new ArrayList<>();
    for (String icao24 : open(updates).aircraft()) {
      updates.stream()
          .map(Told::state)
          .filter(state -> state.icao24().equals(icao24) && state.lastContactUnix() <= until)
          .reduce((before, after) -> after)
          .ifPresent(expected::add);
    }
    List<FlightState> found = new ArrayList<>();
    Selection selection = Selection.between(Double.NEGATIVE_INFINITY, until);
    open(updates).newest(selection, row -> found.add(row.state()));
    assertThat(found).isEqualTo(expected).hasSize(8);
  }

  @Test
  void whoHasLeftTheBoxIsNotInIt() throws BadBlockException {
    FlightStateBuilder state = SampleFlights.overNewYork();
    Told inside = new Told(OPENSKY, state.build());
    state.lon = -60;
    state.lastContactUnix += 10;
    Told outside = new Told(OPENSKY, state.build());
    Selection newYork = Selection.ALL.in(new BoundingBox(40, 41, -75, -73));
    List<FlightState> found = new ArrayList<>();
    open(List.of(inside, outside)).newest(newYork, row -> found.add(row.state()));
    assertThat(found).isEmpty();
    open(List.of(inside)).newest(newYork, row -> found.add(row.state()));
    assertThat(found).containsExactly(inside.state());
  }

  @Test
  void aReaderTellsWhoIsInIt() throws BadBlockException {
    BlockReader reader = open(updates);
    assertThat(reader.aircraft())
        .isEqualTo(updates.stream().map(told -> told.state().icao24()).distinct().toList());
    assertThat(reader.sources())
        .containsExactlyInAnyOrder(MadeUpdates.OPENSKY, MadeUpdates.RECEIVER);
    assertThat(reader.baseUnix()).isEqualTo(BASE);
  }

  private void selects(Selection selection, Predicate<FlightState> wanted)
      throws BadBlockException {
    List<Told> expected = updates.stream().filter(told -> wanted.test(told.state())).toList();
    assertThat(expected).isNotEmpty().hasSizeLessThan(updates.size());
    assertThat(open(updates).updates(selection)).isEqualTo(expected);
  }

  private static List<Told> sorted(List<Told> updates) {
    return updates.stream().sorted(BlockWriter.ORDER).toList();
  }

  private static BlockReader open(List<Told> updates) throws BadBlockException {
    return BlockReader.open(BlockWriter.write(BASE, updates));
  }
}
