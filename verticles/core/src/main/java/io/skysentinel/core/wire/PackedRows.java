package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.TileCut;
import java.util.List;

/** The packed rows of a message, one behind the other, and the small ids of who is removed. */
final class PackedRows {
  private static final int WHOLE_SIZE = 80;

  private PackedRows() {}

  /** Everything that is known of each aircraft. */
  static byte[] whole(List<ShardSnapshot.Row> rows) {
    Slices.Builder out = new Slices.Builder(rows.size(), WHOLE_SIZE);
    for (ShardSnapshot.Row row : rows) {
      PackedRow.write(row.id(), null, QuantizedFlight.of(row.flight()), out);
    }
    return all(out);
  }

  /**
   * What viewers of a tile are told. Of who was there the frame's rows serve as they are; of who
   * enters, they do not hold what those rows are differences to.
   */
  static byte[] ofTile(Frame frame, TileCut cut) {
    Slices rows = frame.packed();
    int[] stays = cut.stays();
    int[] enters = cut.enters();
    int size = enters.length * WHOLE_SIZE;
    for (int i : stays) {
      size += rows.end(i) - rows.start(i);
    }
    Slices.Builder out = new Slices.Builder(1, size);
    for (int i : stays) {
      out.write(rows.bytes(), rows.start(i), rows.end(i) - rows.start(i));
    }
    for (int i : enters) {
      Frame.Upsert upsert = frame.upserts().get(i);
      PackedRow.write(upsert.id(), null, QuantizedFlight.of(upsert.flight()), out);
    }
    return all(out);
  }

  /** Who is not in a tile any more. */
  static int[] removedIds(Frame frame, TileCut cut) {
    int[] ids = new int[cut.removalCount()];
    int n = 0;
    for (int i : cut.leaves()) {
      ids[n++] = frame.upserts().get(i).id();
    }
    for (int i : cut.removals()) {
      ids[n++] = frame.removals().get(i).id();
    }
    return ids;
  }

  private static byte[] all(Slices.Builder out) {
    out.cut();
    return out.build().bytes();
  }
}
