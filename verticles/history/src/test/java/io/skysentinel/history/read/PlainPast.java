package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the past should answer, found by looking at every update. */
public final class PlainPast {
  private static final Comparator<Told> CONTACT =
      Comparator.comparingDouble(told -> told.state().lastContactUnix());
  private static final Comparator<Told> HEARD =
      CONTACT.thenComparing(told -> told.state().icao24());

  private final List<Told> updates;

  public PlainPast(List<Told> updates) {
    this.updates = List.copyOf(updates);
  }

  public List<Told> between(double from, double to, @Nullable BoundingBox box) {
    return where(state ->
            state.lastContactUnix() >= from && state.lastContactUnix() < to && isIn(box, state))
        .sorted(HEARD)
        .toList();
  }

  public List<Told> track(String icao24, double from, double to, int limit) {
    return where(state ->
            state.icao24().equals(icao24)
                && state.lastContactUnix() >= from
                && state.lastContactUnix() <= to)
        .sorted(CONTACT)
        .limit(limit)
        .toList();
  }

  public List<Sighting> skyAt(double t, @Nullable BoundingBox box) {
    Map<String, Told> last = new TreeMap<>();
    Map<String, Told> next = new TreeMap<>();
    where(state -> state.lastContactUnix() > t - 60 && state.lastContactUnix() <= t)
        .sorted(CONTACT)
        .forEach(told -> last.put(told.state().icao24(), told));
    where(state -> state.lastContactUnix() > t && state.lastContactUnix() <= t + 60)
        .sorted(CONTACT)
        .forEach(told -> next.putIfAbsent(told.state().icao24(), told));
    return last.values().stream()
        .filter(told -> isIn(box, told.state()))
        .map(told -> new Sighting(told, next.get(told.state().icao24())))
        .toList();
  }

  public List<Traffic> traffic(long from, long to) {
    Map<Long, Set<String>> aircraft = new TreeMap<>();
    Map<Long, Long> counts = new TreeMap<>();
    where(state -> state.lastContactUnix() >= from && state.lastContactUnix() < to)
        .forEach(told -> {
          long bucket = (long) Math.floor(told.state().lastContactUnix() / 300) * 300;
          aircraft.computeIfAbsent(bucket, anew -> new TreeSet<>()).add(told.state().icao24());
          counts.merge(bucket, 1L, Long::sum);
        });
    return aircraft.entrySet().stream()
        .map(of -> new Traffic(of.getKey(), counts.get(of.getKey()), of.getValue().size()))
        .toList();
  }

  private Stream<Told> where(Predicate<FlightState> wanted) {
    return updates.stream().filter(told -> wanted.test(told.state()));
  }

  private static boolean isIn(@Nullable BoundingBox box, FlightState state) {
    return box == null || box.contains(state.lat(), state.lon());
  }
}
