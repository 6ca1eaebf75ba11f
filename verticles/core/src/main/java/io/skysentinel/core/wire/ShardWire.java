package io.skysentinel.core.wire;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Slices;
import java.util.ArrayList;
import java.util.List;

/** What frames and snapshots have in common between nodes. */
final class ShardWire {
  private ShardWire() {}

  record Head(int shard, String epoch, long seq, long t, List<Integer> partitions) {}

  static void writeHead(
      int shard, String epoch, long seq, long t, List<Integer> partitions, Slices.Builder out) {
    Varint.write(out, shard);
    Varint.writeText(out, epoch);
    Varint.write(out, seq);
    Varint.write(out, t);
    Varint.write(out, partitions.size());
    for (int partition : partitions) {
      Varint.write(out, partition);
    }
  }

  static void readVersion(int known, ByteReader in) throws InvalidMessageException {
    int version = in.number(Integer.MAX_VALUE);
    if (version != known) {
      throw new InvalidMessageException(
          "it has version " + version + ", and this node knows " + known + " only");
    }
  }

  static Head readHead(ByteReader in) throws InvalidMessageException {
    int shard = in.number(Integer.MAX_VALUE);
    String epoch = in.knownText();
    long seq = in.number();
    long t = in.number();
    int count = in.count();
    List<Integer> partitions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      partitions.add(in.number(Integer.MAX_VALUE));
    }
    return new Head(shard, epoch, seq, t, partitions);
  }

  /** The length of each, then all bytes. */
  static void writeSlices(Slices slices, Slices.Builder out) {
    for (int i = 0; i < slices.count(); i++) {
      Varint.write(out, slices.end(i) - slices.start(i));
    }
    out.write(slices.bytes(), 0, slices.bytes().length);
  }

  static Slices readSlices(int count, ByteReader in) throws InvalidMessageException {
    int[] ends = new int[count];
    long end = 0;
    for (int i = 0; i < count; i++) {
      end += in.count();
      ends[i] = (int) Math.min(end, Integer.MAX_VALUE);
    }
    return new Slices(in.bytes(end), ends);
  }

  static List<Flight> flights(Slices json) throws InvalidMessageException {
    List<Flight> flights = new ArrayList<>(json.count());
    for (int i = 0; i < json.count(); i++) {
      flights.add(FlightJson.read(json.bytes(), json.start(i), json.end(i)));
    }
    return flights;
  }

  static void expectEnd(ByteReader in) throws InvalidMessageException {
    if (in.hasMore()) {
      throw new InvalidMessageException("something follows its end");
    }
  }
}
