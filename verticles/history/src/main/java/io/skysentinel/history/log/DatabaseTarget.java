package io.skysentinel.history.log;

import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.DatabaseFailure;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The database, for a thread that waits for it. What is not answered in time may be written all the
 * same: it is then refused when it comes again.
 */
public final class DatabaseTarget<T> implements LogTarget<T> {
  private static final long PATIENCE_S = 30;

  private final Claims claims;
  private final Function<ReadBatch<T>, Future<Void>> writer;

  /** Takes partitions over. */
  @FunctionalInterface
  public interface Claims {
    Future<List<Claim>> claim(Collection<Integer> partitions, @Nullable String topicId);
  }

  /**
   * @param writer writes a batch, or nothing of it
   */
  public DatabaseTarget(Claims claims, Function<ReadBatch<T>, Future<Void>> writer) {
    this.claims = claims;
    this.writer = writer;
  }

  @Override
  public List<Claim> claim(Collection<Integer> partitions, @Nullable String topicId) {
    return await(claims.claim(partitions, topicId));
  }

  @Override
  public void write(ReadBatch<T> batch) {
    await(writer.apply(batch));
  }

  private static <A> A await(Future<A> answer) {
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
