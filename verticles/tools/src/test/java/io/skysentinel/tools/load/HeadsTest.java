package io.skysentinel.tools.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.TileCut;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.EpochMark;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.testing.LiveSky;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server writes is what the tester reads. */
class HeadsTest {
  private static final String EPOCH = "00000012-1767323000000-0001";
  private static final long T = 1_767_323_044_123L;

  /** The encodings, each with its reader. */
  enum Way {
    JSON(Messages.JSON, new JsonHeads()),
    PACKED(Messages.PACKED, new PackedHeads()),
    COMPACT(Messages.COMPACT, new CompactHeads());

    private final Messages messages;
    private final HeadReader reader;

    Way(Messages messages, HeadReader reader) {
      this.messages = messages;
      this.reader = reader;
    }

    /** What it tells the epoch apart by. */
    int epoch() {
      return this == COMPACT ? EpochHash.ofMark(EpochMark.of(EPOCH)) : EpochHash.of(EPOCH);
    }

    /** How much of a snapshot without rows is no part of its head. */
    int behindTheHead() {
      return switch (this) {
        // JSON's last number is one whose end cannot be told.
        case JSON -> "1767323044123,'flights':[]}".length();
        // No views, and rows of no bytes.
        case PACKED -> 3;
        // The number of tiles.
        case COMPACT -> 1;
      };
    }
  }

  private final Head head = new Head();

  @ParameterizedTest
  @EnumSource
  void readsADeltaOfTheWorld(Way way) {
    Frame frame =
        new Frame(
            3,
            EPOCH,
            70_000,
            T,
            List.of(3),
            List.of(),
            List.of(new Frame.Removal("a1b2c3", 7, 5)),
            Slices.NONE,
            Slices.NONE);

    assertThat(read(way, way.messages.delta(frame))).isTrue();
    assertThat(head.type).isEqualTo(Head.Type.DELTA);
    assertThat(head.shard).isEqualTo(3);
    assertThat(head.epoch).isEqualTo(way.epoch());
    assertThat(head.seq).isEqualTo(70_000);
    assertThat(head.prev).isEqualTo(69_999);
    assertThat(head.t).isEqualTo(T);
    assertThat(head.isWorld()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void readsASnapshotOfTiles(Way way) {
    byte[] snapshot = way.messages.snapshot(0, EPOCH, 17, T, View.of(477, 478), List.of());

    assertThat(read(way, snapshot)).isTrue();
    assertThat(head.type).isEqualTo(Head.Type.SNAPSHOT);
    assertThat(head.gone).isFalse();
    assertThat(head.seq).isEqualTo(17);
  }

  @ParameterizedTest
  @EnumSource
  void knowsAShardThatIsGone(Way way) {
    assertThat(read(way, way.messages.snapshot(2, "gone", 0, T, View.WORLD, List.of()))).isTrue();
    assertThat(head.gone).isTrue();
    assertThat(head.shard).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void readsAHeartbeatOfAnyNumberOfShards(Way way) {
    List<Stand> stands =
        IntStream.range(0, 20).mapToObj(i -> new Stand(i, EPOCH, 300 + i)).toList();

    assertThat(read(way, way.messages.heartbeat(T, stands))).isTrue();
    assertThat(head.type).isEqualTo(Head.Type.HEARTBEAT);
    assertThat(head.stands).isEqualTo(20);
    assertThat(head.standShard[19]).isEqualTo(19);
    assertThat(head.standSeq[19]).isEqualTo(319);
    assertThat(head.standEpoch[19]).isEqualTo(way.epoch());
  }

  @ParameterizedTest
  @EnumSource
  void readsAnError(Way way) {
    assertThat(read(way, way.messages.error("bad_message", "why"))).isTrue();
    assertThat(head.type).isEqualTo(Head.Type.ERROR);
  }

  @ParameterizedTest
  @EnumSource
  void refusesWhatIsCutOffAnywhereInItsHead(Way way) {
    byte[] snapshot = way.messages.snapshot(0, EPOCH, 17, T, View.WORLD, List.of());
    int needed = snapshot.length - way.behindTheHead();

    for (int size = 0; size < needed; size++) {
      assertThat(way.reader.read(Unpooled.wrappedBuffer(snapshot), 0, size, head))
          .as("the first %d bytes", size)
          .isFalse();
    }
  }

  @Test
  void readsTheTableOfTheTilesThatCameTogether() throws Exception {
    LiveSky sky = new LiveSky(3);
    AppliedFrame frame = sky.tick();
    while (frame.tiles().size() < 3) {
      frame = sky.tick();
    }
    int[] tiles = frame.tiles().stream().mapToInt(Integer::intValue).sorted().toArray();
    Frame told = frame.frame();
    List<TileCut> cuts = frame.cuts(View.of(tiles));
    byte[] delta = Messages.COMPACT.delta(told, cuts, cut -> Messages.COMPACT.content(told, cut));

    assertThat(read(Way.COMPACT, delta)).isTrue();
    assertThat(head.isWorld()).isFalse();
    assertThat(head.tiles).isEqualTo(tiles.length);
    for (int i = 0; i < tiles.length; i++) {
      assertThat(head.tileIndex[i]).isEqualTo(tiles[i]);
      assertThat(head.tilePrev[i]).isEqualTo(cuts.get(i).prev());
    }
    assertThat(head.seq).isEqualTo(told.seq());
    assertThat(head.t).isEqualTo(told.t());
  }

  @Test
  void readsATilesDeltaAlsoInsideAnEventBusMessage() {
    String json =
        """
        {"type":"rec","address":"sky.delta.n40w080","headers":{},"body":{"type":"delta","shard":1,
        "epoch":"e","seq":18,"t":5,"view":"n40w080","prev":15,"upserts":[{"shard":9}]}}\
        """;

    // Objects before the body are more than a head has; the bridge writes none.
    assertThat(read(Way.JSON, json.replace("\"headers\":{},", ""))).isTrue();
    assertThat(head.type).isEqualTo(Head.Type.DELTA);
    assertThat(head.tile).isEqualTo(Tiles.parse("n40w080"));
    assertThat(head.prev).isEqualTo(15);
    assertThat(head.shard).isEqualTo(1);
  }

  @Test
  void whatIsSaidAtATilesAddressIsOfThatTile() {
    String snapshot =
        """
        {"type":"rec","address":"sky.delta.n40w080","body":{"type":"snapshot","shard":1,"epoch":"e",
        "seq":18,"t":5,"views":["n40w080"],"flights":[]}}\
        """;
    String heartbeat =
        """
        {"type":"rec","address":"sky.delta.n40w080","body":{"type":"heartbeat","t":5,"shards":[]}}\
        """;

    for (String json : List.of(snapshot, heartbeat)) {
      assertThat(read(Way.JSON, json)).isTrue();
      assertThat(head.tile).isEqualTo(Tiles.parse("n40w080"));
      assertThat(read(Way.JSON, json.replace("sky.delta.n40w080", "sky.delta.world"))).isTrue();
      assertThat(head.isWorld()).isTrue();
      assertThat(read(Way.JSON, json.replace("sky.delta.n40w080", "an answer"))).isTrue();
      assertThat(head.isWorld()).isTrue();
    }
  }

  @Test
  void readsMembersInAnyOrderAndWithSpaces() {
    String json =
        "{ \"t\" : 5, \"new\": \"a\\\"b\", \"x\": null, \"seq\":18,\"epoch\":\"e\",\n"
            + "\"shard\":0, \"type\":\"delta\"}";

    assertThat(read(Way.JSON, json)).isTrue();
    assertThat(head.seq).isEqualTo(18);
  }

  @Test
  void refusesOtherThings() {
    assertThat(read(Way.JSON, "[]")).isFalse();
    assertThat(read(Way.JSON, "{\"type\":\"delta\"}")).isFalse();
    assertThat(read(Way.JSON, "{\"type\":\"delta\",\"shard\":\"0\"}")).isFalse();
    assertThat(read(Way.PACKED, new byte[] {(byte) 0x93, 2, (byte) 0xc0})).isFalse();
    assertThat(read(Way.PACKED, new byte[0])).isFalse();
    assertThat(read(Way.COMPACT, new byte[0])).isFalse();
    assertThat(read(Way.COMPACT, new byte[] {3, 0, 0, 1, 1, 0})).as("of no tile").isFalse();
    assertThat(read(Way.COMPACT, new byte[] {1, 0, 0, 1, 1})).as("without an epoch").isFalse();
  }

  private boolean read(Way way, String json) {
    return read(way, json.getBytes(StandardCharsets.UTF_8));
  }

  private boolean read(Way way, byte[] message) {
    ByteBuf in = Unpooled.wrappedBuffer(new byte[] {99}, message);
    return way.reader.read(in, 1, in.writerIndex(), head);
  }
}
