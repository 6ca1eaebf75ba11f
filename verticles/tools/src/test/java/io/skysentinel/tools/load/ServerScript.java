package io.skysentinel.tools.load;

import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.live.Stand;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.tools.load.FakeServer.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** What a server says: a snapshot, deltas, and a heartbeat that tells where it stands. */
final class ServerScript {
  static final String EPOCH = "00000001-0000000000001-0001";
  static final int SHARD = 3;

  /** How old each frame is that comes with {@link Fault#DELAYS_ALL}. */
  static final long DELAY_MS = 2_000;

  /** The seq of the snapshot. */
  private static final long FIRST = 5;

  /** The ten deltas that follow it. */
  static final List<Long> TEN = LongStream.rangeClosed(FIRST + 1, FIRST + 10).boxed().toList();

  private final Messages messages;
  private final Fault fault;
  private final List<Long> seqs;
  private final long end;

  ServerScript(Messages messages, Fault fault, List<Long> seqs) {
    this.messages = messages;
    this.fault = fault;
    this.seqs = seqs;
    end = Collections.max(seqs);
  }

  /** The messages to a new client, made now. */
  List<byte[]> messages() {
    if (fault == Fault.SAYS_NOTHING) {
      return List.of();
    }
    List<byte[]> script = new ArrayList<>();
    script.add(snapshot(FIRST));
    script.addAll(deltas());
    script.add(
        messages.heartbeat(System.currentTimeMillis(), List.of(new Stand(SHARD, EPOCH, end))));
    return script;
  }

  byte[] snapshotOfTheEnd() {
    return snapshot(end);
  }

  static Frame frame(int shard, String epoch, long seq, long t) {
    return new Frame(
        shard,
        epoch,
        seq,
        t,
        List.of(shard),
        List.of(),
        List.of(new Frame.Removal("a1b2c3", 7, Frame.NO_TILE)),
        Slices.NONE,
        Slices.NONE);
  }

  static byte[] tileDelta(int shard, String epoch, String tile, long seq, long prev) {
    String json =
        "{\"type\":\"delta\",\"shard\":%d,\"epoch\":\"%s\",\"seq\":%d,\"t\":1,\"view\":\"%s\",\"prev\":%d}";
    return json.formatted(shard, epoch, seq, tile, prev).getBytes(StandardCharsets.UTF_8);
  }

  private List<byte[]> deltas() {
    long t = System.currentTimeMillis() - (fault == Fault.DELAYS_ALL ? DELAY_MS : 0);
    List<byte[]> deltas = new ArrayList<>();
    for (long seq : seqs) {
      boolean other = fault == Fault.NEW_EPOCH_WITHOUT_SNAPSHOT && seq == FIRST + 7;
      deltas.add(messages.delta(frame(SHARD, other ? "another" : EPOCH, seq, t)));
    }
    switch (fault) {
      case DROPS_ONE -> deltas.remove(4);
      case DROPS_THE_LAST -> deltas.remove(deltas.size() - 1);
      case DOUBLES_ONE -> deltas.add(6, deltas.get(4));
      case SWAPS_TWO -> Collections.swap(deltas, 4, 5);
      case GARBLES_ONE -> deltas.add(4, new byte[] {'{', '}'});
      case TILE_THAT_NOBODY_ASKED_FOR ->
          deltas.add(4, tileDelta(SHARD, EPOCH, "n40w080", FIRST + 4, FIRST + 3));
      case SAYS_AN_ERROR -> deltas.add(4, messages.error("bad_message", "why"));
      default -> {}
    }
    return deltas;
  }

  private byte[] snapshot(long seq) {
    long now = System.currentTimeMillis();
    return messages.snapshot(SHARD, EPOCH, seq, now, View.WORLD, List.of());
  }
}
