package io.skysentinel.history.schema;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.function.Supplier;

/** The locks that nodes take in the database, so that one of them at a time does what they name. */
public enum DatabaseLock {
  /** Looking for what the tables lack, and making it. */
  MIGRATE(0),
  /** Making partitions ahead of time. */
  MAKE_PARTITIONS(1),
  /** Dropping partitions of rows that are too old. */
  DROP_PARTITIONS(2),
  /** Making blocks of closed time. */
  COMPACT(3),
  /** Dropping blocks that are too old. */
  DROP_BLOCKS(4);

  /** Above the numbers that others are likely to take: "sky-" in ASCII. */
  private static final long BASE = 0x736b792dL << Integer.SIZE;

  private final int number;

  /**
   * @param number never given to another one: nodes of several versions may be there at once
   */
  DatabaseLock(int number) {
    this.number = number;
  }

  /** Waits for it; it is held until the transaction ends, however it does. */
  public Future<Void> take(SqlConnection transaction) {
    return ask("pg_advisory_xact_lock", transaction).mapEmpty();
  }

  /**
   * Takes it if nobody has it, until the transaction ends.
   *
   * @return whether it is ours
   */
  public Future<Boolean> tryTake(SqlConnection transaction) {
    return ask("pg_try_advisory_xact_lock", transaction).map(DatabaseLock::isOurs);
  }

  /** Does something in a transaction of its own, when it is its turn. */
  public <T> Future<T> inTransaction(SqlConnection connection, Supplier<Future<T>> work) {
    return connection
        .begin()
        .compose(begun ->
            take(connection)
                .compose(taken -> work.get())
                .compose(
                    done -> begun.commit().map(done),
                    failure -> begun.rollback().transform(ended -> Future.failedFuture(failure))));
  }

  /** Does something that is no transaction, unless somebody else is doing it. */
  public Future<Void> tryWith(SqlConnection connection, Supplier<Future<Void>> work) {
    return ask("pg_try_advisory_lock", connection)
        .compose(answer ->
            isOurs(answer)
                ? work.get().eventually(() -> ask("pg_advisory_unlock", connection))
                : Future.succeededFuture());
  }

  private static boolean isOurs(Object answer) {
    return Boolean.TRUE.equals(answer);
  }

  private Future<Object> ask(String function, SqlConnection connection) {
    return connection
        .preparedQuery("select %s($1)".formatted(function))
        .execute(Tuple.of(BASE + number))
        .map(rows -> rows.iterator().next().getValue(0));
  }
}
