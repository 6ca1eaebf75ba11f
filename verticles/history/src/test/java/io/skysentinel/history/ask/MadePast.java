package io.skysentinel.history.ask;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.FlightStateBuilder;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.read.AnomalySearch;
import io.skysentinel.history.read.Past;
import io.skysentinel.history.read.Sighting;
import io.skysentinel.history.read.Span;
import io.skysentinel.history.read.StoredAnomaly;
import io.skysentinel.history.read.Sweep;
import io.skysentinel.history.read.Traffic;
import io.skysentinel.testing.SampleFlights;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A past in memory, by the book and slow; any thread. */
public class MadePast implements Past {
  public static final double BEGIN = 1_767_323_100;
  public static final Source SOURCE = new Source("roof", "readsb", Source.Mode.LIVE, null, 1);

  private static final double HEARD_SECONDS = 60;

  /** How many questions have been asked. */
  public final AtomicInteger questions = new AtomicInteger();

  private volatile List<Told> updates = List.of();
  private volatile @Nullable Throwable failure;

  /**
   * A past of so many seconds, in which each aircraft is heard every 5 s: one over the date line,
   * one at the pole, one without a place, one that falls silent for two minutes, and others.
   */
  public static MadePast of(int aircraft, int seconds) {
    MadePast past = new MadePast();
    List<Told> made = new ArrayList<>();
    for (int i = 0; i < aircraft; i++) {
      for (double s = i % 5 + 0.2507; s < seconds; s += 5) {
        if (i % 10 != 3 || s % 240 < 120) {
          made.add(new Told(SOURCE, state(i, s)));
        }
      }
    }
    past.add(made);
    return past;
  }

  private static FlightState state(int i, double second) {
    FlightStateBuilder state = SampleFlights.overNewYork();
    state.icao24 = String.format("%06x", 0xa00000 + i);
    state.callsign = "TST" + i;
    state.lastContactUnix = BEGIN + second;
    state.timePositionUnix = BEGIN + second - 0.5;
    state.altitudeM = 1_000 + second;
    state.geoAltitudeM = 1_010 + second;
    state.lat = i % 10 == 1 ? 89.99 : -60 + i * 7 % 120;
    state.lon = i % 10 == 0 ? 179.99 : -170 + i * 13 % 340;
    state.lon = state.lon + second * 0.002;
    state.lon = state.lon > 180 ? state.lon - 360 : state.lon;
    if (i % 10 == 2) {
      state.lat = Double.NaN;
      state.lon = Double.NaN;
    }
    return state.build();
  }

  /** More is known from now on. */
  public final void add(List<Told> more) {
    List<Told> all = new ArrayList<>(updates);
    all.addAll(more);
    all.sort(
        Comparator.comparingDouble((Told told) -> told.state().lastContactUnix())
            .thenComparing(told -> told.state().icao24()));
    updates = List.copyOf(all);
  }

  /** All that is known, in order. */
  public List<Told> updates() {
    return updates;
  }

  /** From now on it cannot be asked, or can again. */
  public void fail(@Nullable Throwable with) {
    failure = with;
  }

  @Override
  public Future<Optional<Span>> span() {
    return answer(() -> {
      List<Told> now = updates;
      return now.isEmpty()
          ? Optional.empty()
          : Optional.of(new Span(contact(now.get(0)), contact(now.get(now.size() - 1))));
    });
  }

  @Override
  public Future<List<Sighting>> skyAt(double t, @Nullable BoundingBox box) {
    return answer(() -> sky(t, box));
  }

  /** The answer to the question for the sky. */
  public List<Sighting> sky(double t, @Nullable BoundingBox box) {
    Map<String, Told> newest = new TreeMap<>();
    Map<String, Told> next = new HashMap<>();
    for (Told told : updates) {
      double contact = contact(told);
      if (contact >= t - HEARD_SECONDS && contact <= t) {
        newest.put(told.state().icao24(), told);
      } else if (contact > t && contact <= t + HEARD_SECONDS) {
        next.putIfAbsent(told.state().icao24(), told);
      }
    }
    return newest.values().stream()
        .filter(told -> isIn(box, told))
        .map(told -> new Sighting(told, next.get(told.state().icao24())))
        .toList();
  }

  @Override
  public Future<List<Told>> track(String icao24, double from, double to, int limit) {
    return answer(() ->
        updates.stream()
            .filter(told -> told.state().icao24().equals(icao24))
            .filter(told -> contact(told) >= from && contact(told) <= to)
            .limit(limit)
            .toList());
  }

  @Override
  public Future<List<Told>> between(double from, double to, @Nullable BoundingBox box) {
    if (to - from > 300) {
      throw new IllegalArgumentException("more than 300 s at once");
    }
    return answer(() ->
        updates.stream()
            .filter(told -> contact(told) >= from && contact(told) < to)
            .filter(told -> isIn(box, told))
            .toList());
  }

  @Override
  public Future<Void> sweep(double from, double to, @Nullable BoundingBox box, Sweep sweep) {
    return answer(() -> {
      boolean isMore = true;
      for (double begin = from; isMore && begin < to; begin += 100) {
        double start = begin;
        double end = Math.min(to, begin + 100);
        updates.stream()
            .filter(told -> contact(told) >= start && contact(told) < end)
            .filter(told -> isIn(box, told))
            // In no order that a time has.
            .sorted(Comparator.comparing((Told told) -> told.state().icao24()).reversed())
            .forEach(sweep::heard);
        isMore = sweep.stretchEnds();
      }
      return null;
    });
  }

  @Override
  public Future<List<StoredAnomaly>> anomalies(AnomalySearch search) {
    return answer(List::of);
  }

  @Override
  public Future<List<Traffic>> traffic(long from, long to, long step) {
    return answer(() -> {
      List<Traffic> traffic = new ArrayList<>();
      for (long begin = from; begin < to; begin += step) {
        double end = Math.min(to, begin + step);
        Set<String> aircraft = new HashSet<>();
        long count = 0;
        for (Told told : updates) {
          if (contact(told) >= begin && contact(told) < end) {
            aircraft.add(told.state().icao24());
            count++;
          }
        }
        if (count > 0) {
          traffic.add(new Traffic(begin, count, aircraft.size()));
        }
      }
      return traffic;
    });
  }

  /** Answers at once; others may let it take longer. */
  protected <T> Future<T> answer(Supplier<T> finder) {
    questions.incrementAndGet();
    Throwable failed = failure;
    return failed == null ? Future.succeededFuture(finder.get()) : Future.failedFuture(failed);
  }

  private static boolean isIn(@Nullable BoundingBox box, Told told) {
    return box == null || box.contains(told.state().lat(), told.state().lon());
  }

  private static double contact(Told told) {
    return told.state().lastContactUnix();
  }
}
