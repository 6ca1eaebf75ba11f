package io.skysentinel.history.log;

import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.DatabaseFailure;
import io.skysentinel.history.store.TimeRange;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.history.store.UpdateStore;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The database, for a thread that waits for it. What is not answered in time may be written all the
 * same: it is then refused when it comes again.
 */
public final class DatabaseTarget implements UpdateTarget {
  private static final long PATIENCE_S = 30;

  private final UpdateStore store;
  private final String owner;
  private final Supplier<TimeRange> rows;

  /**
   * @param owner what others read of who has a partition
   * @param rows the time for which there are partitions; asked each time
   */
  public DatabaseTarget(UpdateStore store, String owner, Supplier<TimeRange> rows) {
    this.store = store;
    this.owner = owner;
    this.rows = rows;
  }

  @Override
  public List<Claim> claim(Collection<Integer> partitions, @Nullable String topicId) {
    return await(store.claim(partitions, owner, topicId));
  }

  @Override
  public void write(UpdateBatch batch) {
    await(store.write(batch, rows.get()));
  }

  private static <T> T await(Future<T> answer) {
    try {
      return answer.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      @Nullable Throwable cause = e.getCause();
      throw cause instanceof RuntimeException known
          ? known
          : new IllegalStateException(DatabaseFailure.words(cause == null ? e : cause), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("it did not answer within %d s".formatted(PATIENCE_S), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
