package io.skysentinel.history.read;

import static io.skysentinel.history.TestDatabase.get;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.history.store.Claim;
import io.skysentinel.history.store.TimeRange;
import io.skysentinel.history.store.UpdateBatch;
import io.skysentinel.history.store.UpdateStore;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;

/** Writes updates as a node that reads the log does, and knows what it has written. */
public final class StoredUpdates {
  private final UpdateStore store;
  private final List<Told> written = new ArrayList<>();
  private Claim claim;

  public StoredUpdates(Pool pool) throws Exception {
    store = new UpdateStore(pool, "flights.updates", System::currentTimeMillis);
    claim = get(store.claim(List.of(0), "test")).get(0);
  }

  /** In one transaction. */
  public void write(List<Told> updates) throws Exception {
    UpdateBatch.Progress progress =
        new UpdateBatch.Progress(claim, claim.nextOffset() + updates.size());
    get(store.write(new UpdateBatch(List.of(progress), updates), TimeRange.NONE));
    claim = progress.after();
    written.addAll(updates);
  }

  /** So many in each transaction. */
  public void write(List<Told> updates, int atOnce) throws Exception {
    for (int from = 0; from < updates.size(); from += atOnce) {
      write(updates.subList(from, Math.min(from + atOnce, updates.size())));
    }
  }

  /** All that was written, in the order in which it came. */
  public List<Told> written() {
    return written;
  }
}
