package io.skysentinel.history.flight;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was heard of an aircraft in the air under one callsign, or under none. Two of them make one
 * in whatever order they come.
 *
 * @param callsign empty for none
 * @param firstMs when it was heard first, in Unix milliseconds
 * @param low the lowest that it was in metres, {@link FlightPoint#NO_HEIGHT} where that is not
 *     known
 * @param cells the 1° cells that it was heard in, ascending
 * @param squawks ascending
 * @param last where it was last
 */
record FlightPart(
    String callsign,
    long firstMs,
    long lastMs,
    long updates,
    int low,
    int high,
    int[] cells,
    List<String> squawks,
    @Nullable FlightPoint last,
    Sayings sayings) {
  /** Of those who change them all the time, the first in order. */
  static final int MOST_SQUAWKS = 8;

  /** What was told last of each of these. */
  record Sayings(
      @Nullable Saying registration,
      @Nullable Saying aircraftType,
      @Nullable Saying country,
      @Nullable Saying origin,
      @Nullable Saying destination) {
    Sayings with(Sayings other) {
      return new Sayings(
          Saying.last(registration, other.registration),
          Saying.last(aircraftType, other.aircraftType),
          Saying.last(country, other.country),
          Saying.last(origin, other.origin),
          Saying.last(destination, other.destination));
    }
  }

  FlightPart {
    squawks = List.copyOf(squawks);
  }

  boolean hasCallsign() {
    return !callsign.isEmpty();
  }

  long lengthMs() {
    return lastMs - firstMs;
  }

  boolean contains(FlightPart other) {
    return firstMs <= other.firstMs && other.lastMs <= lastMs;
  }

  /**
   * How long both last together; the silence between them, as a negative number, where they do not.
   */
  long overlapMs(FlightPart other) {
    return Math.min(lastMs, other.lastMs) - Math.max(firstMs, other.firstMs);
  }

  FlightPart named(String name) {
    return new FlightPart(name, firstMs, lastMs, updates, low, high, cells, squawks, last, sayings);
  }

  /** Both, under the callsign of this one. */
  FlightPart with(FlightPart other) {
    return new FlightPart(
        callsign,
        Math.min(firstMs, other.firstMs),
        Math.max(lastMs, other.lastMs),
        updates + other.updates,
        lower(low, other.low),
        Math.max(high, other.high),
        Cells.union(cells, other.cells),
        squawks.equals(other.squawks) ? squawks : union(squawks, other.squawks),
        later(last, other.last),
        sayings.with(other.sayings));
  }

  static int lower(int one, int other) {
    boolean isUnknown = one == FlightPoint.NO_HEIGHT || other == FlightPoint.NO_HEIGHT;
    return isUnknown ? Math.max(one, other) : Math.min(one, other);
  }

  static @Nullable FlightPoint later(@Nullable FlightPoint one, @Nullable FlightPoint other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) < 0 ? other : one;
  }

  private static List<String> union(List<String> one, List<String> other) {
    SortedSet<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all.stream().limit(MOST_SQUAWKS).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FlightPart part
        && callsign.equals(part.callsign)
        && firstMs == part.firstMs
        && lastMs == part.lastMs
        && updates == part.updates
        && low == part.low
        && high == part.high
        && Arrays.equals(cells, part.cells)
        && squawks.equals(part.squawks)
        && Objects.equals(last, part.last)
        && sayings.equals(part.sayings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(callsign, firstMs, lastMs, updates);
  }
}
