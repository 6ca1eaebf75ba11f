package io.skysentinel.history.read;

import static io.skysentinel.history.TestDatabase.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Asks the past whatever can be asked, and looks whether it is what was written. */
public final class PastComparison {
  private static final int BUCKET = 300;
  private static final int INSTANTS = 12;

  private PastComparison() {}

  /** Of updates within hours of each other, of which no two of an aircraft are of one moment. */
  public static void assertKnown(Past past, List<Told> written, Random random) throws Exception {
    PlainPast plain = new PlainPast(written);
    double from = time(written, true);
    double to = time(written, false);
    assertThat(get(past.span())).isEqualTo(Optional.of(new Span(from, to)));
    double first = Math.floor(from / BUCKET) * BUCKET;
    for (double bucket = first; bucket <= to; bucket += BUCKET) {
      assertThat(get(past.between(bucket, bucket + BUCKET, null)))
          .isEqualTo(plain.between(bucket, bucket + BUCKET, null));
    }
    assertThat(swept(past, from, Math.nextUp(to), null))
        .containsExactlyInAnyOrderElementsOf(plain.between(from, Math.nextUp(to), null));
    BoundingBox box = box(random);
    assertThat(swept(past, from + 7, to - 7, box))
        .containsExactlyInAnyOrderElementsOf(plain.between(from + 7, to - 7, box));
    assertThat(get(past.traffic((long) first, (long) to + 1, BUCKET)))
        .isEqualTo(plain.traffic((long) first, (long) to + 1));
    assertInstants(past, plain, from, to, random);
    for (String icao24 : written.stream().map(told -> told.state().icao24()).distinct().toList()) {
      double since = from + random.nextDouble() * (to - from) / 2;
      int limit = random.nextInt(100);
      assertThat(get(past.track(icao24, from, to, Integer.MAX_VALUE)))
          .isEqualTo(plain.track(icao24, from, to, Integer.MAX_VALUE));
      assertThat(get(past.track(icao24, since, to, limit)))
          .isEqualTo(plain.track(icao24, since, to, limit));
    }
  }

  private static void assertInstants(
      Past past, PlainPast plain, double from, double to, Random random) throws Exception {
    for (int i = 0; i < INSTANTS; i++) {
      // Every second one where a bucket ends, which is where the sky is in two of them.
      double t = from + random.nextDouble() * (to - from);
      t = i % 2 == 0 ? t : Math.floor(t / BUCKET) * BUCKET + random.nextInt(-70, 70);
      BoundingBox box = box(random);
      assertThat(get(past.skyAt(t, null))).isEqualTo(plain.skyAt(t, null));
      assertThat(get(past.skyAt(t, box))).as("%s at %s", box, t).isEqualTo(plain.skyAt(t, box));
      assertThat(get(past.between(t, t + 9, box))).isEqualTo(plain.between(t, t + 9, box));
    }
  }

  /** All that a sweep shows, which has to be later from one stretch to the next. */
  private static List<Told> swept(Past past, double from, double to, @Nullable BoundingBox box)
      throws Exception {
    List<Told> all = new ArrayList<>();
    Sweep sweep =
        new Sweep() {
          private double before = Double.NEGATIVE_INFINITY;
          private double latest = Double.NEGATIVE_INFINITY;

          @Override
          public void heard(Told told) {
            assertThat(told.state().lastContactUnix()).isGreaterThanOrEqualTo(before);
            latest = Math.max(latest, told.state().lastContactUnix());
            all.add(told);
          }

          @Override
          public boolean stretchEnds() {
            before = latest;
            return true;
          }
        };
    get(past.sweep(from, to, box, sweep));
    return all;
  }

  /** Some of them reach over the date line. */
  private static BoundingBox box(Random random) {
    double south = random.nextDouble(-90, 60);
    return new BoundingBox(
        south, south + 30, random.nextDouble(-180, 180), random.nextDouble(-180, 180));
  }

  private static double time(List<Told> written, boolean first) {
    return written.stream()
        .mapToDouble(told -> told.state().lastContactUnix())
        .reduce(first ? Math::min : Math::max)
        .orElseThrow();
  }
}
