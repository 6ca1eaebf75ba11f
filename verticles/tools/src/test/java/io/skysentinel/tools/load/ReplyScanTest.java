package io.skysentinel.tools.load;

import static io.skysentinel.tools.load.ServerFrames.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.skysentinel.core.live.View;
import io.skysentinel.core.wire.Messages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snapshots inside an event-bus reply: each is found once, however small it is. */
class ReplyScanTest {
  private static final String EPOCH = "00000012-1767323000000-0001";
  private static final long T = 1_767_323_044_123L;
  private static final String FLIGHTS =
      "{\"icao24\":\"a1b2c3\",\"callsign\":\"\\\"shard\\\":7\"},".repeat(100) + "{}";

  private final List<String> found = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 12, 50})
  void findsEveryShardAlsoWhereNoneHasAnyFlight(int shards) {
    scan(ascii(reply(shards, "")));

    assertThat(found).isEqualTo(expected(shards));
  }

  @Test
  void findsEveryShardWhereAllHaveFlights() {
    scan(ascii(reply(12, FLIGHTS)));

    assertThat(found).isEqualTo(expected(12));
  }

  @Test
  void findsTheSnapshotsOfTiles() {
    byte[] snapshot = Messages.JSON.snapshot(7, EPOCH, 40, T, View.of(477, 478), List.of());
    String one = new String(snapshot, StandardCharsets.UTF_8);
    scan(ascii("{\"body\":{\"shards\":[" + one + "," + one + "]}}"));

    assertThat(found).containsExactly("7 40", "7 40");
  }

  @Test
  void aCutAnywhereChangesNothing() {
    ByteBuf bytes = ascii(reply(3, ""));
    for (int cut = 0; cut <= bytes.readableBytes(); cut++) {
      found.clear();
      ReplyScan scan = new ReplyScan(this::head);
      scan.scan(bytes, 0, cut);
      scan.scan(bytes, cut, bytes.writerIndex());
      scan.end();
      assertThat(found).as("cut at %d", cut).isEqualTo(expected(3));
    }
  }

  @Test
  void theEndCompletesASnapshotThatHasNoMore() {
    ReplyScan scan = new ReplyScan(this::head);
    String text = "{\"type\":\"snapshot\",\"shard\":4,\"epoch\":\"e\",\"seq\":9,\"t\":1}";
    scan.scan(ascii(text), 0, text.length());
    assertThat(found).isEmpty();

    scan.end();
    scan.end();
    assertThat(found).containsExactly("4 9");
  }

  @Test
  void looksForTheMarkAnewBehindAFalseBeginning() {
    scan(ascii("\"sha\"shard\"\"shard\":4,\"epoch\":\"e\",\"seq\":9,\"t\":1,\"flights\":[]}"));

    assertThat(found).containsExactly("4 9");
  }

  @Test
  void aReplyIsWhateverIsNoDelta() {
    assertThat(isReply("{\"type\":\"rec\",\"address\":\"snapshot\",\"body\":{}}")).isTrue();
    assertThat(isReply("{\"type\":\"rec\",\"address\":\"sky.delta.world\",\"body\":{}}")).isFalse();
    assertThat(isReply("{\"type\":\"rec\",\"address\":\"sky.delta.n40w080\"}")).isFalse();
    assertThat(isReply("{\"type\":\"err\"}")).isTrue();
    assertThat(isReply("")).isTrue();
    assertThat(isReply("\"sky.delta.")).isFalse();
    assertThat(isReply("\"sky.delta")).isTrue();
    // Far behind the address it is something that a flight says.
    assertThat(isReply(" ".repeat(64) + "\"sky.delta.world\"")).isTrue();
  }

  private static boolean isReply(String text) {
    ByteBuf bytes = ascii("@" + text + "\"sky.delta.world\"");
    return ReplyScan.isReply(bytes, 1, 1 + text.length());
  }

  private void scan(ByteBuf bytes) {
    ReplyScan scan = new ReplyScan(this::head);
    scan.scan(bytes, 0, bytes.writerIndex());
    scan.end();
  }

  private void head(ByteBuf in, int from, int to) {
    Head head = new Head();
    boolean whole = new JsonHeads().read(in, from, to, head);
    assertThat(whole && head.type == Head.Type.SNAPSHOT)
        .as(in.toString(from, to - from, StandardCharsets.UTF_8))
        .isTrue();
    found.add(head.shard + " " + head.seq);
  }

  private static String reply(int shards, String flights) {
    return IntStream.range(0, shards)
        .mapToObj(
            shard -> Messages.JSON.snapshot(shard, EPOCH, 100 + shard, T, View.WORLD, List.of()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .map(text -> text.replace("\"flights\":[]", "\"flights\":[" + flights + "]"))
        .collect(
            Collectors.joining(
                ",", "{\"type\":\"rec\",\"address\":\"snapshot\",\"body\":{\"shards\":[", "]}}"));
  }

  private static List<String> expected(int shards) {
    return IntStream.range(0, shards).mapToObj(shard -> shard + " " + (100 + shard)).toList();
  }
}
