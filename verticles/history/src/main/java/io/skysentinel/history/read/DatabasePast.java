package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.block.BlockCutter;
import io.skysentinel.history.block.TrackKeys;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The past as the tables have it. A few questions are answered at once; who asks when many wait
 * fails with a {@link PastBusyException}.
 */
public final class DatabasePast implements Past {
  private static final double MOST_SECONDS = BlockCutter.SKY_SECONDS;

  /** Of what is not closed: about what a busy sky says in a minute and what stays in memory. */
  private static final long MOST_OPEN_UPDATES = 2_000_000;

  /** What is made of an hour of everything may be large, and is held all the while. */
  private static final int SWEEPS_AT_ONCE = 2;

  private static final int MOST_SWEEPS_WAITING = 64;

  private final BlockQuestions questions;
  private final Turns sweeps;

  /**
   * @param mostAtOnce how many questions are answered at a time
   * @param patience how long the database may take over a statement
   */
  public DatabasePast(Vertx vertx, Pool pool, int mostAtOnce, Duration patience) {
    this.questions = new BlockQuestions(vertx, pool, mostAtOnce, patience);
    this.sweeps = new Turns(vertx, SWEEPS_AT_ONCE, MOST_SWEEPS_WAITING);
  }

  @Override
  public Future<Optional<Span>> span() {
    return questions.inTurn(() ->
        questions.ask(
            PastStatements.SPAN,
            Tuple.tuple(),
            rows -> {
              Row row = rows.iterator().next();
              @Nullable Double from = row.getDouble(0);
              @Nullable Double to = row.getDouble(1);
              return from == null || to == null
                  ? Optional.empty()
                  : Optional.of(new Span(from, to));
            }));
  }

  @Override
  public Future<List<Sighting>> skyAt(double t, @Nullable BoundingBox box) {
    Tuple values =
        Tuple.tuple()
            .addValue(BlockCutter.bucketOf(t))
            .addValue(BlockCutter.bucketOf(t + SkyPicture.SECONDS))
            .addValue(BlockCutter.bucketOf(t - SkyPicture.SECONDS))
            .addValue(t - SkyPicture.SECONDS)
            .addValue(t + SkyPicture.SECONDS)
            .addValue(TilesOfBox.around(box));
    return questions.inTurn(() ->
        questions.askInParts(
            PastStatements.SKY,
            values,
            rows -> SkyPicture.of(t, rows),
            parts -> SkyPicture.whole(t, parts).in(box)));
  }

  @Override
  public Future<List<Told>> track(String icao24, double from, double to, int limit) {
    return questions.inTurn(() -> track(icao24, from, to, limit, List.of()));
  }

  /** A stretch of it after the other, until enough is found. */
  private Future<List<Told>> track(
      String icao24, double from, double to, int limit, List<Told> before) {
    if (before.size() >= limit || !(from <= to)) {
      return Future.succeededFuture(before.size() > limit ? before.subList(0, limit) : before);
    }
    Tuple values =
        Tuple.tuple()
            .addValue(TrackKeys.keyOf(icao24))
            .addValue(TrackKeys.shardOf(icao24))
            .addValue(BlockCutter.bucketOf(from))
            .addValue(BlockCutter.bucketOf(to))
            .addValue(from)
            .addValue(to)
            .addValue(MOST_OPEN_UPDATES);
    return questions
        .ask(PastStatements.TRACK, values, rows -> TrackStretch.read(rows, icao24, from, to))
        .compose(stretch -> {
          List<Told> all = new ArrayList<>(before);
          all.addAll(stretch.updates());
          return track(icao24, stretch.next(), to, limit, all);
        });
  }

  @Override
  public Future<List<Told>> between(double from, double to, @Nullable BoundingBox box) {
    if (!(to - from <= MOST_SECONDS)) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "at most %.0f s are told at once, not %s to %s".formatted(MOST_SECONDS, from, to)));
    }
    HeardStretch stretch = new HeardStretch(from, to, box);
    return questions.inTurn(
        () -> questions.ask(PastStatements.BETWEEN, stretch.values(), stretch::heard));
  }

  @Override
  public Future<Void> sweep(double from, double to, @Nullable BoundingBox box, Sweep sweep) {
    return sweeps.take(() -> sweepOn(from, to, box, sweep));
  }

  private Future<Void> sweepOn(double from, double to, @Nullable BoundingBox box, Sweep sweep) {
    if (!(from < to)) {
      return Future.succeededFuture();
    }
    double end = Math.min(to, (double) BlockCutter.bucketOf(from) + BlockCutter.SKY_SECONDS);
    HeardStretch stretch = new HeardStretch(from, end, box);
    return questions
        .inTurn(() ->
            questions.ask(
                PastStatements.BETWEEN,
                stretch.values(),
                rows -> {
                  stretch.show(rows, sweep::heard);
                  return sweep.stretchEnds();
                }))
        .compose(
            isMoreWanted -> isMoreWanted ? sweepOn(end, to, box, sweep) : Future.succeededFuture());
  }

  @Override
  public Future<List<StoredAnomaly>> anomalies(AnomalySearch search) {
    return questions.inTurn(() ->
        questions.ask(
            AnomalyStatement.SQL, AnomalyStatement.values(search), AnomalyStatement::read));
  }

  @Override
  public Future<List<Traffic>> traffic(long from, long to, long step) {
    if (step <= 0 || step % BlockCutter.SKY_SECONDS != 0) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "a step has to be a multiple of %d s, not %d"
                  .formatted(BlockCutter.SKY_SECONDS, step)));
    }
    Tuple values =
        Tuple.tuple()
            .addValue(Math.floorDiv(from, BlockCutter.SKY_SECONDS) * BlockCutter.SKY_SECONDS)
            .addValue(to)
            .addValue(step)
            .addValue(MOST_OPEN_UPDATES);
    return questions.inTurn(() ->
        questions.ask(
            PastStatements.TRAFFIC,
            values,
            rows -> {
              TrafficCount count = new TrafficCount();
              for (Row row : rows) {
                count.add(row);
              }
              return count.counted();
            }));
  }
}
