package io.skysentinel.history.log;

import io.skysentinel.history.store.Claim;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where records go. Each call returns when it is done, or fails with why it is not. */
public interface LogTarget<T> {

  /**
   * Takes partitions over from whoever had them.
   *
   * @param topicId of the topic that they are of, {@code null} where the log has no such ids
   */
  List<Claim> claim(Collection<Integer> partitions, @Nullable String topicId);

  /**
   * Writes all of it, or nothing.
   *
   * @throws io.skysentinel.history.store.ClaimLostException when it is no longer ours to write
   */
  void write(ReadBatch<T> batch);
}
