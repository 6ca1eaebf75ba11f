package io.skysentinel.client;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.wire.ByteReader;
import io.skysentinel.core.wire.InvalidMessageException;
import io.skysentinel.core.wire.PackedMessages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;

/**
 * A message of which the rows are still packed; read from MessagePack here.
 *
 * @param head everything but rows and removals; {@code null} for a type that is not known here
 */
record PackedMessage(@Nullable ClientMessage head, ByteReader rows, int[] removals) {
  private static final int[] NONE = {};
  private static final int MAX_ELEMENTS = 1_000_000;

  static PackedMessage read(byte[] bytes) throws InvalidMessageException {
    try (MessageUnpacker in = MessagePack.newDefaultUnpacker(bytes)) {
      int elements = in.unpackArrayHeader();
      return switch (in.unpackInt()) {
        case PackedMessages.SNAPSHOT -> snapshot(in, bytes, atLeast(7, elements));
        case PackedMessages.DELTA -> delta(in, bytes, atLeast(7, elements), false);
        case PackedMessages.TILE_DELTA -> delta(in, bytes, atLeast(9, elements), true);
        case PackedMessages.HEARTBEAT -> plain(heartbeat(in, atLeast(3, elements)));
        case PackedMessages.ERROR -> plain(problem(in, atLeast(3, elements)));
        default -> plain(null);
      };
    } catch (MessagePackException | IOException e) {
      throw new InvalidMessageException("not a message in MessagePack: " + e.getMessage());
    }
  }

  private static PackedMessage plain(@Nullable ClientMessage head) {
    return new PackedMessage(head, new ByteReader(new byte[0], 0, 0), NONE);
  }

  private static PackedMessage snapshot(MessageUnpacker in, byte[] bytes, int elements)
      throws IOException, InvalidMessageException {
    int shard = in.unpackInt();
    String epoch = in.unpackString();
    long seq = in.unpackLong();
    long t = in.unpackLong();
    List<String> views = in.tryUnpackNil() ? null : tiles(in);
    ByteReader rows = rows(in, bytes);
    skip(in, elements - 7);
    return new PackedMessage(
        new ClientMessage.Snapshot(shard, epoch, seq, t, views, List.of()), rows, NONE);
  }

  private static PackedMessage delta(MessageUnpacker in, byte[] bytes, int elements, boolean tile)
      throws IOException, InvalidMessageException {
    int shard = in.unpackInt();
    String epoch = in.unpackString();
    long seq = in.unpackLong();
    long t = in.unpackLong();
    String view = tile ? tile(in) : null;
    long prev = tile ? in.unpackLong() : seq - 1;
    ByteReader rows = rows(in, bytes);
    int[] removals = new int[count(in, bytes.length)];
    for (int i = 0; i < removals.length; i++) {
      removals[i] = in.unpackInt();
    }
    skip(in, elements - (tile ? 9 : 7));
    return new PackedMessage(
        new ClientMessage.Delta(shard, epoch, seq, t, view, prev, List.of(), List.of()),
        rows,
        removals);
  }

  private static ClientMessage heartbeat(MessageUnpacker in, int elements)
      throws IOException, InvalidMessageException {
    long t = in.unpackLong();
    int shards = count(in, MAX_ELEMENTS);
    List<Stand> stands = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      int parts = atLeast(3, in.unpackArrayHeader());
      stands.add(new Stand(in.unpackInt(), in.unpackString(), in.unpackLong()));
      skip(in, parts - 3);
    }
    skip(in, elements - 3);
    return new ClientMessage.Heartbeat(t, stands);
  }

  private static ClientMessage problem(MessageUnpacker in, int elements) throws IOException {
    ClientMessage problem = new ClientMessage.Problem(in.unpackString(), in.unpackString());
    in.skipValue(elements - 3);
    return problem;
  }

  /** The rows stay where they are: a bin's bytes lie in the message as they are. */
  private static ByteReader rows(MessageUnpacker in, byte[] bytes)
      throws IOException, InvalidMessageException {
    int size = in.unpackBinaryHeader();
    int from = (int) in.getTotalReadBytes();
    if (size > bytes.length - from) {
      throw new InvalidMessageException("it ends in the middle of its rows");
    }
    in.readPayloadAsReference(size);
    return new ByteReader(bytes, from, from + size);
  }

  private static List<String> tiles(MessageUnpacker in)
      throws IOException, InvalidMessageException {
    int count = count(in, Tiles.COUNT);
    List<String> tiles = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tiles.add(tile(in));
    }
    return tiles;
  }

  private static String tile(MessageUnpacker in) throws IOException, InvalidMessageException {
    int tile = in.unpackInt();
    if (tile <= Frame.NO_TILE || tile >= Tiles.COUNT) {
      throw new InvalidMessageException("there is no tile " + tile);
    }
    return Tiles.name(tile);
  }

  /** Whoever sends a count sends as many things: more than there can be would only cost memory. */
  private static int count(MessageUnpacker in, int most)
      throws IOException, InvalidMessageException {
    int count = in.unpackArrayHeader();
    if (count > most) {
      throw new InvalidMessageException("an array says that it has " + count + " elements");
    }
    return count;
  }

  private static int atLeast(int needed, int elements) throws InvalidMessageException {
    if (elements < needed) {
      throw new InvalidMessageException("an array is too short");
    }
    return elements;
  }

  private static void skip(MessageUnpacker in, int elements) throws IOException {
    in.skipValue(elements);
  }
}
