package io.skysentinel.history.read;

import io.skysentinel.history.block.BadBlockException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Asks the database for blocks, and has them read where no event loop waits for it. A statement is
 * one picture of all tables: what is being moved from one to another is in exactly one of them.
 */
public final class BlockQuestions {
  private static final int READERS = 2;

  private static final int MOST_WAITING = 64;

  /** To share these out would take longer than to read them. */
  private static final int FEW_BLOCKS = 32;

  private final Pool pool;
  private final WorkerExecutor readers;
  private final Turns turns;
  private final String before;

  /** Reads an answer. */
  @FunctionalInterface
  public interface AnswerReader<T> {
    T read(Iterable<Row> rows) throws BadBlockException;
  }

  /**
   * @param mostAtOnce how many are answered at a time: each holds the blocks of a bucket or two,
   *     and what was read of them
   * @param patience how long a statement may take before the database ends it
   */
  public BlockQuestions(Vertx vertx, Pool pool, int mostAtOnce, Duration patience) {
    this(vertx, pool, mostAtOnce, patience, "");
  }

  /**
   * @param settings what else the database is told before a statement
   */
  public BlockQuestions(
      Vertx vertx, Pool pool, int mostAtOnce, Duration patience, String settings) {
    this.pool = pool;
    this.readers = vertx.createSharedWorkerExecutor("history-readers", READERS);
    this.turns = new Turns(vertx, mostAtOnce, MOST_WAITING);
    this.before = "set local statement_timeout = %d;%s".formatted(patience.toMillis(), settings);
  }

  /** A question that may take several statements, when it is its turn. */
  public <T> Future<T> inTurn(Supplier<Future<T>> question) {
    return turns.take(question);
  }

  /** Asks, in a turn, and reads what is answered. */
  public <T> Future<T> ask(String sql, Tuple values, AnswerReader<T> reader) {
    return answer(sql, values).compose(rows -> read(() -> reader.read(rows)));
  }

  /**
   * The same where the answer can be read in parts, by as many threads as there are.
   *
   * @param whole makes of what was read of the parts what is answered
   */
  <P, T> Future<T> askInParts(
      String sql, Tuple values, AnswerReader<P> reader, Function<List<P>, T> whole) {
    return answer(sql, values)
        .compose(rows ->
            Future.all(parts(rows).stream().map(part -> read(() -> reader.read(part))).toList()))
        .compose(read -> read(() -> whole.apply(read.list())));
  }

  private Future<RowSet<Row>> answer(String sql, Tuple values) {
    return pool.withTransaction(connection ->
        connection
            .query(before)
            .execute()
            .compose(set -> connection.preparedQuery(sql).execute(values)));
  }

  private <T> Future<T> read(Callable<T> reading) {
    return readers.executeBlocking(reading, false);
  }

  private static List<List<Row>> parts(RowSet<Row> rows) {
    int count = rows.size() < FEW_BLOCKS ? 1 : READERS;
    List<List<Row>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    int next = 0;
    for (Row row : rows) {
      parts.get(next++ % count).add(row);
    }
    return parts;
  }
}
