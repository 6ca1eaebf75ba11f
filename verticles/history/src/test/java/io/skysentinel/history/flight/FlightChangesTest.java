package io.skysentinel.history.flight;

import static io.skysentinel.history.flight.MadeFlown.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BadBlockException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FlightChangesTest {
  private final Map<Long, KnownFlight> rows = new TreeMap<>();
  private long lastId;

  /** What is left of a flight when where it was, which is simplified, does not count. */
  private record Summary(
      String icao24, String callsign, long firstMs, long lastMs, FlightPart whole) {
    static Summary of(Flight flight) {
      return new Summary(
          flight.icao24(),
          flight.whole().callsign(),
          flight.firstMs(),
          flight.lastMs(),
          flight.whole());
    }
  }

  /** Writes as the table does, in bytes. */
  private FlightChanges add(List<Told> updates) throws BadBlockException {
    List<AirTime> heard = FlightCutter.cut(updates);
    List<KnownFlight> near =
        rows.values().stream()
            .filter(row -> heard.stream().anyMatch(time -> isNear(row, time)))
            .toList();
    FlightChanges changes = FlightChanges.of(near, heard);
    changes.removed().forEach(rows::remove);
    for (FlightWrite write : changes.written()) {
      Flight flight = write.flight();
      long id = write.isNew() ? ++lastId : write.id();
      rows.put(
          id,
          KnownFlight.read(
              id, flight.icao24(), flight.whole().callsign(), write.state(), write.path()));
    }
    return changes;
  }

  /** All of a time in the air are near where one of them is. */
  private boolean isNear(KnownFlight row, AirTime heard) {
    return AirTime.joined(rows.values().stream().map(KnownFlight::made).toList()).stream()
        .anyMatch(time ->
            time.firstMs() <= row.made().firstMs()
                && time.lastMs() >= row.made().lastMs()
                && time.lastMs() >= heard.firstMs() - AirTime.SILENCE_MS
                && time.firstMs() <= heard.lastMs() + AirTime.SILENCE_MS);
  }

  private List<Summary> known() {
    return AirTime.joined(rows.values().stream().map(KnownFlight::made).toList()).stream()
        .flatMap(time -> FlightsOfAirTime.of(time).stream())
        .map(Summary::of)
        .toList();
  }

  private static List<Flight> whole(List<Told> updates) {
    return FlightCutter.cut(updates).stream()
        .flatMap(time -> FlightsOfAirTime.of(time).stream())
        .toList();
  }

  @Property(tries = 200)
  void flightsAreTheSameInWhateverOrderAndPortionsTheyAreHeard(@ForAll long seed)
      throws BadBlockException {
    rows.clear();
    List<Told> updates = MadeFlown.any(seed);
    List<Told> inAnyOrder = new ArrayList<>(updates);
    Random random = new Random(seed);
    if (random.nextBoolean()) {
      Collections.shuffle(inAnyOrder, random);
    }
    List<Summary> expected = whole(updates).stream().map(Summary::of).toList();
    for (int from = 0; from < inAnyOrder.size(); ) {
      int to = Math.min(inAnyOrder.size(), from + 1 + random.nextInt(40));
      add(inAnyOrder.subList(from, to));
      from = to;
    }

    assertThat(known()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows.values().stream().map(KnownFlight::callsign))
        .containsExactlyInAnyOrderElementsOf(expected.stream().map(Summary::callsign).toList());
  }

  @Property(tries = 50)
  void aPathHasPlacesOfTheFlightInOrder(@ForAll long seed) throws BadBlockException {
    rows.clear();
    List<Told> updates = MadeFlown.any(seed);
    for (int from = 0; from < updates.size(); from += 35) {
      add(updates.subList(from, Math.min(updates.size(), from + 35)));
    }
    List<FlightPoint> places =
        updates.stream()
            .map(told -> FlightPoint.of(told.state()))
            .flatMap(Stream::ofNullable)
            .toList();
    for (KnownFlight row : rows.values()) {
      List<FlightPoint> path = row.made().path();
      assertThat(path).isSorted().isSubsetOf(places);
      assertThat(path.stream().map(at -> at.second() / 60)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aSilenceEndsAFlightAndLateDataJoinTheTwo() throws BadBlockException {
    add(List.of(at(0, state -> {}), at(100, state -> {})));
    add(List.of(at(1_500, state -> {}), at(1_600, state -> {})));
    assertThat(rows).hasSize(2);

    FlightChanges changes = add(List.of(at(800, state -> {})));

    assertThat(changes.removed()).containsExactly(2L);
    assertThat(rows.keySet()).containsExactly(1L);
    assertThat(known().get(0).whole().updates()).isEqualTo(5);
  }

  @Test
  void aStayOnTheGroundEndsAFlight() {
    List<Told> updates = new ArrayList<>();
    for (int second = 0; second < 4_000; second += 100) {
      boolean isOnGround = second >= 1_000 && second < 2_500;
      updates.add(at(second, state -> state.onGround = isOnGround));
    }

    assertThat(whole(updates))
        .extracting(flight -> flight.firstMs() / 1_000 - MadeFlown.T, Flight::updates)
        .containsExactly(tuple(0L, 10L), tuple(2_500L, 15L));
  }

  @Test
  void aCallsignThatLastsIsAFlightAndOthersAreAPartOfOne() {
    List<Told> updates = new ArrayList<>();
    for (int second = 0; second < 2_000; second += 10) {
      String callsign =
          second < 50 ? null : second == 500 ? "SWR1" : second < 1_000 ? "SWR12" : "SWR34";
      updates.add(at(second, state -> state.callsign = callsign));
    }

    assertThat(whole(updates))
        .extracting(Flight::callsign, Flight::firstMs, Flight::lastMs, Flight::updates)
        .containsExactly(
            tuple("SWR12", ms(0), ms(990), 100L), tuple("SWR34", ms(1_000), ms(1_990), 100L));
  }

  @Test
  void aFlightStaysInItsRowWhenItIsGivenAName() throws BadBlockException {
    add(List.of(at(0, state -> state.callsign = null)));

    FlightChanges changes = add(List.of(at(60, state -> {}), at(130, state -> {})));

    assertThat(changes.removed()).isEmpty();
    assertThat(changes.named()).containsOnlyKeys("SWR12");
    assertThat(rows.get(1L).callsign()).isEqualTo("SWR12");
    assertThat(add(List.of(at(140, state -> {}))).named()).isEmpty();
  }

  @Test
  void whoInventsCallsignsIsNotFollowed() throws BadBlockException {
    List<Told> updates = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String callsign = i < 100 ? "SWR12" : "X" + i;
      updates.add(at(i, state -> state.callsign = callsign));
    }
    add(updates.subList(0, 300));
    add(updates.subList(300, 500));

    assertThat(rows.get(1L).made().parts()).hasSizeLessThanOrEqualTo(16);
    assertThat(rows.get(1L).callsign()).isEqualTo("SWR12");
    assertThat(known().get(0).whole().updates()).isEqualTo(500);
  }

  private static long ms(int second) {
    return (MadeFlown.T + second) * 1_000;
  }
}
