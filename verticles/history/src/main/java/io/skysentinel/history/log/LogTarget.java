package io.skysentinel.history.log;

import io.skysentinel.history.store.Claim;
import java.util.Collection;
import java.util.List;

/** Where records go. Each call returns when it is done, or fails with why it is not. */
public interface LogTarget<T> {

  /** Takes partitions over from whoever had them. */
  List<Claim> claim(Collection<Integer> partitions);

  /**
   * Writes all of it, or nothing.
   *
   * @throws io.skysentinel.history.store.ClaimLostException when it is no longer ours to write
   */
  void write(ReadBatch<T> batch);
}
