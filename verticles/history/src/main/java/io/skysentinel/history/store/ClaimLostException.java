package io.skysentinel.history.store;

import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Nothing of what was to be written is: the database knows otherwise how far the log was read. */
public final class ClaimLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClaimLostException(String why) {
    super(why);
  }

  /**
   * Says why, as far as can be told.
   *
   * @param read what was to be written
   * @param known a partition, its epoch, its next offset and its owner, of all that are known
   */
  static ClaimLostException of(String topic, List<UpdateBatch.Progress> read, Iterable<Row> known) {
    Map<Integer, Row> rows = new HashMap<>();
    known.forEach(row -> rows.put(row.getInteger(0), row));
    for (UpdateBatch.Progress progress : read) {
      Claim ours = progress.before();
      Row row = rows.get(ours.partition());
      if (row == null || row.getLong(1) < ours.epoch()) {
        return new ClaimLostException(
            "the database knows less of %s than this node has written to it: it is another one now, or"
                    .formatted(topic)
                + " was put back to an earlier state");
      }
      if (row.getLong(1) > ours.epoch()) {
        return new ClaimLostException(
            "node %s reads partition %d of %s now, which this one had"
                .formatted(row.getString(3), ours.partition(), topic));
      }
    }
    return new ClaimLostException(
        "what was to be written of %s stands in the database already".formatted(topic));
  }
}
