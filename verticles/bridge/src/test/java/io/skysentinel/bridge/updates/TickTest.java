package io.skysentinel.bridge.updates;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.skysentinel.bridge.frames.FakeTicker;
import io.skysentinel.bridge.transport.websocket.WebSocketFraming;
import io.skysentinel.core.live.AppliedFrame;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.ShardReplica;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.Tiles;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the clients of a tick share, and that all of it is freed. */
class TickTest {
  private static final int WEST = Tiles.parse("n40e000");
  private static final int EAST = Tiles.parse("n40e010");
  private static final int QUIET = Tiles.parse("n50e010");
  private static final Encoding COMPACT = encoding(Messages.COMPACT);
  private static final Encoding PACKED = encoding(Messages.PACKED);

  private final AppliedFrame applied = twoTilesChange();
  private final Tick.Delta tick = new Tick.Delta(applied, List.of());

  @AfterEach
  void free() {
    List<ByteBuf> made =
        List.of(
            tick.bytes(View.of(WEST, EAST), COMPACT),
            tick.bytes(View.WORLD, COMPACT),
            tick.bytes(View.of(WEST, EAST), PACKED));
    tick.release();
    assertThat(made).allMatch(bytes -> bytes.refCnt() == 0);
  }

  @Test
  void whoWatchesTheSameTilesIsWrittenTheSameBytes() {
    ByteBuf bytes = tick.bytes(View.of(WEST, EAST), COMPACT);

    assertThat(tick.bytes(View.of(WEST, EAST), COMPACT)).isSameAs(bytes);
    assertThat(bytes.isDirect()).isTrue();
  }

  @Test
  void theTilesOfAViewComeInOneWebSocketFrame() {
    byte[] frame = ByteBufUtil.getBytes(tick.bytes(View.of(WEST, EAST, QUIET), COMPACT));
    byte[] message =
        Messages.COMPACT.delta(
            applied.frame(),
            applied.cuts(View.of(WEST, EAST)),
            cut -> Messages.COMPACT.content(applied.frame(), cut));

    assertThat(frame)
        .startsWith(0x82, message.length)
        .endsWith(message)
        .hasSize(2 + message.length);
  }

  @Test
  void whatATileIsToldIsWrittenOnceForAllViews() {
    String west = hex(Messages.COMPACT.content(applied.frame(), applied.cut(WEST)));

    assertThat(tick.parts(View.of(WEST), COMPACT)).hasSize(1);
    assertThat(hex(View.of(WEST))).endsWith(west);
    assertThat(hex(View.of(WEST, EAST))).contains(west);
    assertThat(hex(View.of(WEST, QUIET))).isEqualTo(hex(View.of(WEST)));
  }

  @Test
  void whoMissedATickGetsItsMessageAndAHeartbeat() {
    View view = View.of(WEST, EAST);
    List<Stand> stands = List.of(new Stand(0, applied.frame().epoch(), 2));
    Catchup catchup = new Catchup(5, stands, List.of(tick));
    ByteBuf heartbeat = COMPACT.heartbeat(5, stands);

    assertThat(ByteBufUtil.hexDump(catchup.bytes(view, COMPACT)))
        .isEqualTo(hex(view) + ByteBufUtil.hexDump(heartbeat));
    heartbeat.release();
    catchup.release();
  }

  @Test
  void aViewInWhichNothingChangesIsToldNothing() {
    assertThat(tick.bytes(View.of(QUIET), COMPACT).isReadable()).isFalse();
    assertThat(tick.bytes(View.of(QUIET), PACKED).isReadable()).isFalse();
  }

  private String hex(View view) {
    return ByteBufUtil.hexDump(tick.bytes(view, COMPACT));
  }

  private static String hex(byte[] bytes) {
    return ByteBufUtil.hexDump(bytes);
  }

  private static Encoding encoding(Messages messages) {
    return new Encoding(messages, WebSocketFraming.BINARY);
  }

  private static AppliedFrame twoTilesChange() {
    FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0, 1);
    ShardReplica replica = new ShardReplica(0, new FrameRing.Limits(10, 1 << 20));
    replica.apply(ticker.put("aaaaaa", 45, 5).put("bbbbbb", 45, 15).put("cccccc", 55, 15).frame());
    replica.apply(ticker.put("aaaaaa", 46, 5).put("bbbbbb", 46, 15).frame());
    return Objects.requireNonNull(replica.last());
  }
}
