package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.contract.Slices;
import java.util.ArrayList;
import java.util.List;

/** Snapshots of shards between nodes. */
public final class SnapshotWire {
  private static final int VERSION = 1;
  private static final int ROW_SIZE = 640;

  private SnapshotWire() {}

  /** The snapshot's bytes. */
  public static byte[] write(ShardSnapshot snapshot) {
    List<ShardSnapshot.Row> rows = snapshot.rows();
    WireEncoding encoding = new WireEncoding();
    Slices.Builder flights = new Slices.Builder(rows.size(), ROW_SIZE);
    Slices.Builder out = new Slices.Builder(1 + rows.size(), ROW_SIZE);
    out.write(VERSION);
    ShardWire.writeHead(
        snapshot.shard(),
        snapshot.epoch(),
        snapshot.seq(),
        snapshot.t(),
        snapshot.partitions(),
        out);
    Varint.write(out, rows.size());
    for (ShardSnapshot.Row row : rows) {
      Varint.write(out, row.id());
      encoding.json(row.flight(), flights);
      flights.cut();
    }
    ShardWire.writeSlices(flights.build(), out);
    out.cut();
    return out.build().bytes();
  }

  /** The snapshot that {@link #write} was given. */
  public static ShardSnapshot read(byte[] bytes) throws InvalidMessageException {
    ByteReader in = new ByteReader(bytes, 0, bytes.length);
    ShardWire.readVersion(VERSION, in);
    ShardWire.Head head = ShardWire.readHead(in);
    int[] ids = new int[in.count()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = in.number(Integer.MAX_VALUE);
    }
    List<Flight> flights = ShardWire.flights(ShardWire.readSlices(ids.length, in));
    ShardWire.expectEnd(in);
    List<ShardSnapshot.Row> rows = new ArrayList<>(ids.length);
    for (int i = 0; i < ids.length; i++) {
      rows.add(new ShardSnapshot.Row(flights.get(i), ids[i]));
    }
    return new ShardSnapshot(
        head.shard(), head.epoch(), head.seq(), head.t(), head.partitions(), rows);
  }
}
