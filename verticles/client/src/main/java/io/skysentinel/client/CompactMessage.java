package io.skysentinel.client;

import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.wire.ByteReader;
import io.skysentinel.core.wire.CompactMessages;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads compact messages; of their rows only where they begin and end. */
final class CompactMessage {
  private static final int[] NONE = {};

  /** What stands at the start of a delta. */
  private record Head(int shard, String epoch, long seq, long t) {
    ClientMessage delta(@Nullable String view, long prev) {
      return new ClientMessage.Delta(shard, epoch, seq, t, view, prev, List.of(), List.of());
    }
  }

  /** What the table at the start of a delta says of a tile. */
  private record Entry(int tile, long prev, boolean hasRemovals, int size) {}

  private CompactMessage() {}

  /**
   * What the message tells, of each tile apart.
   *
   * @param sequence knows the epochs, of which deltas have the mark only
   */
  static List<PackedMessage> read(byte[] bytes, ClientSequence sequence)
      throws InvalidMessageException {
    ByteReader in = new ByteReader(bytes, 0, bytes.length);
    return switch (in.number(Integer.MAX_VALUE)) {
      case CompactMessages.SNAPSHOT -> List.of(snapshot(in));
      case CompactMessages.DELTA -> List.of(delta(in, sequence));
      case CompactMessages.TILES_DELTA -> tiles(in, sequence);
      case CompactMessages.HEARTBEAT -> List.of(plain(heartbeat(in)));
      case CompactMessages.ERROR ->
          List.of(plain(new ClientMessage.Problem(in.knownText(), in.knownText())));
      default -> List.of();
    };
  }

  private static PackedMessage plain(ClientMessage head) {
    return new PackedMessage(head, new ByteReader(new byte[0], 0, 0), NONE);
  }

  private static PackedMessage snapshot(ByteReader in) throws InvalidMessageException {
    Stand stand = stand(in);
    long t = in.number();
    List<String> views = views(in);
    return new PackedMessage(
        new ClientMessage.Snapshot(stand.shard(), stand.epoch(), stand.seq(), t, views, List.of()),
        in,
        NONE);
  }

  private static @Nullable List<String> views(ByteReader in) throws InvalidMessageException {
    int count = in.number(Tiles.COUNT);
    List<String> views = new ArrayList<>(count);
    int tile = 0;
    for (int i = 0; i < count; i++) {
      tile = next(tile, in);
      views.add(Tiles.name(tile));
    }
    return count == 0 ? null : views;
  }

  private static PackedMessage delta(ByteReader in, ClientSequence sequence)
      throws InvalidMessageException {
    Head head = head(in, sequence);
    int[] removals = ids(in);
    return new PackedMessage(head.delta(null, head.seq() - 1), in, removals);
  }

  private static List<PackedMessage> tiles(ByteReader in, ClientSequence sequence)
      throws InvalidMessageException {
    Head head = head(in, sequence);
    int count = in.number(Tiles.COUNT);
    List<Entry> entries = new ArrayList<>(count);
    int tile = 0;
    for (int i = 0; i < count; i++) {
      tile = next(tile, in);
      long before = in.number();
      entries.add(new Entry(tile, head.seq() - before / 2, before % 2 == 1, in.count()));
    }
    List<PackedMessage> told = new ArrayList<>(count);
    for (Entry entry : entries) {
      ByteReader content = in.part(entry.size);
      int[] removals = entry.hasRemovals ? ids(content) : NONE;
      told.add(
          new PackedMessage(head.delta(Tiles.name(entry.tile), entry.prev), content, removals));
    }
    return told;
  }

  private static ClientMessage heartbeat(ByteReader in) throws InvalidMessageException {
    long t = in.number();
    int count = in.count();
    List<Stand> stands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      stands.add(stand(in));
    }
    return new ClientMessage.Heartbeat(t, stands);
  }

  private static Stand stand(ByteReader in) throws InvalidMessageException {
    return new Stand(in.number(Integer.MAX_VALUE), in.knownText(), in.number());
  }

  private static Head head(ByteReader in, ClientSequence sequence) throws InvalidMessageException {
    int shard = in.number(Integer.MAX_VALUE);
    String epoch = sequence.epochOf(shard, in.number(Integer.MAX_VALUE));
    return new Head(shard, epoch, in.number(), in.number());
  }

  private static int[] ids(ByteReader in) throws InvalidMessageException {
    int[] ids = new int[in.count()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = in.number(Integer.MAX_VALUE);
    }
    return ids;
  }

  /** Tiles are written as the step from the one before. */
  private static int next(int tile, ByteReader in) throws InvalidMessageException {
    int step = in.number(Tiles.COUNT);
    if (tile + step >= Tiles.COUNT) {
      throw new InvalidMessageException("there is no tile " + (tile + step));
    }
    return tile + step;
  }
}
