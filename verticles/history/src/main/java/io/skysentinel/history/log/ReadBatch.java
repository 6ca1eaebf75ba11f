package io.skysentinel.history.log;

import io.skysentinel.history.store.UpdateBatch;
import java.util.List;

/**
 * What was read of a topic, to be written as one.
 *
 * @param read each partition that something was read of, with the claim on it as it was before
 * @param records what was read, each partition's in order
 */
public record ReadBatch<T>(List<UpdateBatch.Progress> read, List<T> records) {

  public ReadBatch {
    read = List.copyOf(read);
    records = List.copyOf(records);
  }
}
