package io.skysentinel.bridge.frames;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.skysentinel.bridge.transport.websocket.WebSocketFraming;
import io.skysentinel.bridge.updates.AllShards;
import io.skysentinel.bridge.updates.Catchup;
import io.skysentinel.bridge.updates.Encoding;
import io.skysentinel.bridge.updates.Tick;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.ShardSnapshot;
import io.skysentinel.core.live.FrameRing;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShardReplicasTest {
  private static final Encoding JSON = new Encoding(Messages.JSON, WebSocketFraming.TEXT);

  private final List<String> told = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final FakeTicker ticker = new FakeTicker(0, "00000001-0000000000001", 0, 1);
  private int tooOld;
  private long now = 1_000;
  private final ShardReplicas replicas =
      new ShardReplicas(
          new FrameRing.Limits(3, 1 << 20),
          new ShardReplicas.Listener() {
            @Override
            public void tick(Tick tick) {
              told.add(tick.getClass().getSimpleName() + seqs(tick.stands()));
            }

            @Override
            public void ask(int shard) {
              asked.add(shard);
            }

            @Override
            public void tooOld() {
              tooOld++;
            }
          });

  @Test
  void framesBecomeTicksAndSignsOfLifeDoNot() {
    assertThat(replicas.isReady()).isFalse();
    accept(ticker.put("aaaaaa", 1, 1).frame());
    accept(ticker.put("aaaaaa", 2, 1).frame());
    accept(ticker.heartbeat());
    assertThat(told).containsExactly("Begun[1]", "Delta[2]");
    assertThat(replicas.isReady()).isTrue();
  }

  @Test
  void aGapIsAskedForOnceUntilTheAnswerComes() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    ticker.put("aaaaaa", 2, 1).frame();
    accept(ticker.put("aaaaaa", 3, 1).frame());
    accept(ticker.put("aaaaaa", 4, 1).frame());
    assertThat(asked).containsExactly(0);

    replicas.answered(0, null, now);
    accept(ticker.heartbeat());
    assertThat(asked).containsExactly(0, 0);
    replicas.answered(0, ticker.state(), now);
    accept(ticker.put("aaaaaa", 5, 1).frame());
    assertThat(told).containsExactly("Begun[1]", "Begun[4]", "Delta[5]");
  }

  @Test
  void anAnswerOfNoUseIsAskedForAgainByTheNextFrameOnly() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    ShardSnapshot old = ticker.state();
    ticker.put("aaaaaa", 2, 1).frame();
    accept(ticker.put("aaaaaa", 3, 1).frame());

    replicas.answered(0, old, now);
    assertThat(asked).containsExactly(0);
    accept(ticker.heartbeat());
    assertThat(asked).containsExactly(0, 0);
    replicas.answered(0, ticker.state(), now);
    assertThat(told).containsExactly("Begun[1]", "Begun[3]");
  }

  @Test
  void aBridgeThatStartsLaterAsksAtOnce() {
    ticker.put("aaaaaa", 1, 1).frame();
    accept(ticker.heartbeat());
    assertThat(asked).containsExactly(0);
    assertThat(replicas.isReady()).isFalse();
    replicas.answered(0, ticker.state(), now);
    assertThat(told).containsExactly("Begun[1]");
  }

  @Test
  void anHeirOfPartitionsEndsTheShardsThatHadThem() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    FakeTicker heir = new FakeTicker(1, "00000002-0000000000002", 1, 2);
    accept(heir.put("bbbbbb", 1, 1).frame());
    accept(ticker.put("aaaaaa", 2, 1).frame());
    assertThat(told).containsExactly("Begun[1]", "Gone[]", "Begun[1]");
  }

  @Test
  void whoAsksBetweenTwoTicksGetsTheSameObject() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    AllShards first = replicas.look(now);
    assertThat(replicas.look(now)).isSameAs(first);
    ByteBuf bytes = first.bytes(View.WORLD, JSON);
    assertThat(first.bytes(View.WORLD, JSON)).isSameAs(bytes);

    accept(ticker.put("aaaaaa", 2, 1).frame());
    assertThat(bytes.refCnt()).isZero();
    assertThat(replicas.look(now)).isNotSameAs(first);
  }

  @Test
  void whoResumesGetsTheFramesWhileTheyAreKept() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    Stand held = replicas.look(now).stands().get(0);
    for (int i = 0; i < 3; i++) {
      accept(ticker.put("aaaaaa", 2 + i, 1).frame());
    }
    Catchup inTime = replicas.resume(List.of(held), now);
    assertThat(replicas.resume(List.of(held), now)).isSameAs(inTime);
    assertThat(inTime.parts(View.WORLD, JSON)).hasSize(3 + 1);
    assertThat(tooOld).isZero();

    accept(ticker.put("aaaaaa", 9, 1).frame());
    Catchup tooLate = replicas.resume(List.of(held), now);
    assertThat(tooLate.parts(View.WORLD, JSON)).hasSize(1 + 1);
    assertThat(tooOld).isEqualTo(1);
  }

  @Test
  void whoHeldAShardThatIsNoMoreIsToldSo() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    Catchup catchup = replicas.resume(List.of(new Stand(7, "old", 3)), now);
    // The shard that it did not name, the one that is gone, and the heartbeat.
    assertThat(catchup.parts(View.WORLD, JSON)).hasSize(3);
    assertThat(tooOld).isZero();
  }

  @Test
  void whatIsInventedChangesNothing() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    Catchup unknown = replicas.resume(List.of(new Stand(0, "invented", 1)), now);
    assertThat(replicas.resume(List.of(new Stand(0, "another", 99)), now)).isSameAs(unknown);
    assertThat(replicas.resume(List.of(new Stand(1_000_000, "x", 1)), now)).isSameAs(unknown);
  }

  @Test
  void framesOfMoreChangesThanAircraftAreASnapshotInstead() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    Stand held = replicas.look(now).stands().get(0);
    for (int frame = 0; frame < 2; frame++) {
      for (int i = 0; i < 600; i++) {
        ticker.put("%06x".formatted(i), 2 + frame, 1);
      }
      accept(ticker.frame());
    }
    Stand later = new Stand(held.shard(), held.epoch(), held.seq() + 1);
    replicas.resume(List.of(later), now);
    assertThat(tooOld).isZero();
    replicas.resume(List.of(held), now);
    assertThat(tooOld).isEqualTo(1);
  }

  @Test
  void whoIsSilentIsTold() {
    accept(ticker.put("aaaaaa", 1, 1).frame());
    long heard = now;
    now += 5_001;
    assertThat(replicas.silent(now, 5_000)).containsExactly(Map.entry(0, heard));
    accept(ticker.heartbeat());
    assertThat(replicas.silent(now, 5_000)).isEmpty();
  }

  private void accept(Frame frame) {
    replicas.accept(frame, now);
  }

  private static List<Long> seqs(List<Stand> stands) {
    return stands.stream().map(Stand::seq).toList();
  }
}
