package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.Tiles;
import java.util.ArrayList;
import java.util.List;

/**
 * Frames between nodes. The records of flights do not travel: they are read from the JSON that
 * travels anyway, so that the other node has exactly the numbers that this one had.
 */
public final class FrameWire {
  /** The two ends may be of different releases while a cluster is renewed. */
  private static final int VERSION = 1;

  private static final int UPSERT_SIZE = 12;

  private FrameWire() {}

  /** The frame's bytes. */
  public static byte[] write(Frame frame) {
    int rows = frame.upserts().size();
    int payload = frame.json().bytes().length + frame.packed().bytes().length;
    Slices.Builder out = new Slices.Builder(1, 128 + rows * UPSERT_SIZE + payload);
    out.write(VERSION);
    ShardWire.writeHead(
        frame.shard(), frame.epoch(), frame.seq(), frame.t(), frame.partitions(), out);
    Varint.write(out, rows);
    for (Frame.Upsert upsert : frame.upserts()) {
      Varint.write(out, upsert.id());
      writeTile(upsert.tileBefore(), out);
      writeTile(upsert.tileAfter(), out);
    }
    ShardWire.writeSlices(frame.json(), out);
    ShardWire.writeSlices(frame.packed(), out);
    Varint.write(out, frame.removals().size());
    for (Frame.Removal removal : frame.removals()) {
      Varint.writeText(out, removal.icao24());
      Varint.write(out, removal.id());
      writeTile(removal.tileBefore(), out);
    }
    out.cut();
    return out.build().bytes();
  }

  /** The frame that {@link #write} was given. */
  public static Frame read(byte[] bytes) throws InvalidMessageException {
    ByteReader in = new ByteReader(bytes, 0, bytes.length);
    ShardWire.readVersion(VERSION, in);
    ShardWire.Head head = ShardWire.readHead(in);
    int[] upserts = new int[3 * in.count()];
    for (int i = 0; i < upserts.length; i += 3) {
      upserts[i] = in.number(Integer.MAX_VALUE);
      upserts[i + 1] = readTile(in);
      upserts[i + 2] = readTile(in);
    }
    Slices json = ShardWire.readSlices(upserts.length / 3, in);
    Slices packed = ShardWire.readSlices(upserts.length / 3, in);
    List<Frame.Removal> removals = readRemovals(in);
    ShardWire.expectEnd(in);
    return new Frame(
        head.shard(),
        head.epoch(),
        head.seq(),
        head.t(),
        head.partitions(),
        upserts(upserts, ShardWire.flights(json)),
        removals,
        json,
        packed);
  }

  private static List<Frame.Upsert> upserts(int[] numbers, List<Flight> flights) {
    List<Frame.Upsert> upserts = new ArrayList<>(flights.size());
    for (int i = 0; i < flights.size(); i++) {
      upserts.add(
          new Frame.Upsert(flights.get(i), numbers[3 * i], numbers[3 * i + 1], numbers[3 * i + 2]));
    }
    return upserts;
  }

  private static List<Frame.Removal> readRemovals(ByteReader in) throws InvalidMessageException {
    int count = in.count();
    List<Frame.Removal> removals = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      removals.add(new Frame.Removal(in.knownText(), in.number(Integer.MAX_VALUE), readTile(in)));
    }
    return removals;
  }

  /** One more, because there may be none: -1 is no varint. */
  private static void writeTile(int tile, Slices.Builder out) {
    Varint.write(out, tile - Frame.NO_TILE);
  }

  private static int readTile(ByteReader in) throws InvalidMessageException {
    return in.number(Tiles.COUNT) + Frame.NO_TILE;
  }
}
