package io.skysentinel.history.flight;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.history.flight.FlightPart.Sayings;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a part of a flight out of updates, in the order in which they were heard. */
final class FlightPartBuilder {
  private static final Pattern SQUAWK = Pattern.compile("[0-7]{4}");

  private final String callsign;
  private final Words registration = new Words();
  private final Words aircraftType = new Words();
  private final Words country = new Words();
  private final Words origin = new Words();
  private final Words destination = new Words();
  private final TreeSet<String> squawks = new TreeSet<>();
  private long firstMs = Long.MAX_VALUE;
  private long lastMs = Long.MIN_VALUE;
  private long updates;
  private int low = FlightPoint.NO_HEIGHT;
  private int high = FlightPoint.NO_HEIGHT;
  private int[] cells = Cells.NONE;
  private @Nullable String squawk;
  private @Nullable FlightPoint last;

  /** What was said last: mostly the same each time, and then nothing is made of it. */
  private static final class Words {
    private @Nullable String text;
    private @Nullable Saying said;
    private long ms;

    void add(@Nullable String more, long at) {
      if (more == null) {
        return;
      }
      if (!more.equals(text)) {
        Saying next = Saying.of(at, more);
        if (next == null || !next.equals(Saying.last(saying(), next))) {
          return;
        }
        said = next;
        text = more;
      }
      ms = at;
    }

    @Nullable Saying saying() {
      Saying last = said;
      return last == null ? null : new Saying(Math.max(ms, last.ms()), last.text());
    }
  }

  FlightPartBuilder(String callsign) {
    this.callsign = callsign;
  }

  void add(FlightState state, long ms, @Nullable FlightPoint point) {
    firstMs = Math.min(firstMs, ms);
    lastMs = Math.max(lastMs, ms);
    updates++;
    double height = FlightPoint.heightOf(state);
    if (!Double.isNaN(height)) {
      int metres = (int) Math.rint(height);
      low = FlightPart.lower(low, metres);
      high = Math.max(high, metres);
    }
    if (point != null) {
      cells = Cells.with(cells, point.cell());
      last = FlightPart.later(last, point);
    }
    addSquawk(state.squawk());
    registration.add(state.registration(), ms);
    aircraftType.add(state.aircraftType(), ms);
    country.add(state.originCountry(), ms);
    origin.add(state.origin(), ms);
    destination.add(state.destination(), ms);
  }

  private void addSquawk(@Nullable String told) {
    if (told != null && !told.equals(squawk)) {
      squawk = told;
      if (SQUAWK.matcher(told).matches()) {
        squawks.add(told);
      }
    }
  }

  FlightPart build() {
    return new FlightPart(
        callsign,
        firstMs,
        lastMs,
        updates,
        low,
        high,
        cells,
        List.copyOf(squawks).subList(0, Math.min(squawks.size(), FlightPart.MOST_SQUAWKS)),
        last,
        new Sayings(
            registration.saying(),
            aircraftType.saying(),
            country.saying(),
            origin.saying(),
            destination.saying()));
  }
}
