package io.skysentinel.tools.load;

import static io.skysentinel.tools.load.ServerFrames.ascii;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server breaks below its messages is named, and neither hangs nor passes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BrokenServerIT {
  private static final int CLIENTS = 5;
  private static final String EVENTS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String SNAPSHOT =
      "{\"type\":\"snapshot\",\"shard\":0,\"epoch\":\"e\",\"seq\":5,\"t\":1,\"flights\":[]}";

  @ParameterizedTest
  @CsvSource({
    "'\u0081\u0085xxxx', a masked frame from a server",
    "'\u00c1\5hello', a frame of an extension that was not asked for",
    "'\u0089\u007e\1\0', a control frame of 256 bytes",
    "'\u0082\u007f\u0080\0\0\0\0\0\0\0xxxx', a frame with a length below 0",
    "'\u0088\2\u0003\u00f5', closed by the server: 1013",
    "'\u0088\6\u0003\u00f5slow', closed by the server: 1013 slow",
    "'\u0088\0', closed by the server: 1005",
  })
  void framesThatNoServerMaySend(String frame, String why) throws Exception {
    assertFails(ascii(RawServer.UPGRADED + frame), false, Protocol.WS_JSON, why);
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 502 Bad Gateway\r\n\r\n', HTTP 502",
    "'HTTP/1.1 200 OK\r\n\r\n<html>', HTTP 200",
    "'220 smtp.example.org\r\n\r\n', HTTP smtp.example.org",
    "'HTTP/1.1 101 Yes\r\n\r\n', an answer to somebody else's handshake",
  })
  void answersThatAreNone(String answer, String why) throws Exception {
    assertFails(ascii(answer), false, Protocol.WS_JSON, why);
  }

  @Test
  void anAnswerWithoutAnEnd() throws Exception {
    ByteBuf answer = ascii("HTTP/1.1 101 Yes\r\n" + "X-Header: x\r\n".repeat(2000));

    assertFails(answer, false, Protocol.WS_JSON, "an HTTP answer without an end");
  }

  @Test
  void chunksThatAreNone() throws Exception {
    assertFails(ascii(EVENTS + "nonsense\r\n"), false, Protocol.SSE, "a chunk without a size");
    assertFails(
        ascii(EVENTS + "8000000000000000\r\ndata"),
        false,
        Protocol.SSE,
        "a chunk of 2 GiB or more");
  }

  @Test
  void aConnectionThatEndsInTheMiddle() throws Exception {
    String closed = "closed by the server without a word";

    assertFails(ascii("HTTP/1.1 101 Switch"), true, Protocol.WS_JSON, closed);
    assertFails(ascii(RawServer.UPGRADED + "\u0081\u007ehalf"), true, Protocol.WS_JSON, closed);
    assertFails(Unpooled.buffer().writeByte('H'), true, Protocol.SSE, closed);
  }

  @Test
  void aMessageThatIsCutOffByTheEndIsNotCounted() throws Exception {
    ByteBuf answer = ascii(RawServer.UPGRADED);
    ByteBuf whole = new ServerFrames().frame(ServerFrames.TEXT, SNAPSHOT).bytes();
    ByteBuf half = whole.copy(0, whole.readableBytes() - 1);
    LoadResult result = run(Unpooled.wrappedBuffer(answer, whole, half), true, Protocol.WS_JSON);

    assertThat(result.seen().tally().snapshots).isEqualTo(result.seen().tally().opened);
    assertThat(result.seen().tally().malformed).isZero();
    assertThat(result.seen().tally().failed()).isPositive();
  }

  @Test
  void damagedMessagesAreCountedAndTheOthersToo() throws Exception {
    ByteBuf answer =
        new ServerFrames()
            .frame(ServerFrames.TEXT, SNAPSHOT)
            .frame(ServerFrames.TEXT, SNAPSHOT.replace("\"seq\":5", "\"seq\":?"))
            .frame(ServerFrames.TEXT, "\u0000\u00ff\u0080")
            .frame(ServerFrames.TEXT, "")
            .frame(ServerFrames.TEXT, SNAPSHOT.replace("snapshot", "delta").replace(":5", ":6"))
            .bytes();
    LoadResult result =
        run(Unpooled.wrappedBuffer(ascii(RawServer.UPGRADED), answer), false, Protocol.WS_JSON);

    assertThat(result.seen().tally().malformed).isEqualTo(3 * CLIENTS);
    assertThat(result.seen().tally().snapshots).isEqualTo(CLIENTS);
    assertThat(result.seen().tally().deltas).isEqualTo(CLIENTS);
    assertThat(result.seen().tally().faults.total()).isZero();
    assertThat(result.isClean()).isFalse();
  }

  @Test
  void aPortWhereNobodyListens() throws Exception {
    LoadResult result = runAt(new Target("127.0.0.1", freePort(), "/"), Protocol.WS_JSON);

    assertThat(result.seen().tally().failures.keySet()).allMatch(why -> why.contains("refused"));
    // One reason, whatever the client's own port was.
    assertThat(result.seen().tally().failures).hasSize(1);
    assertThat(result.notReady()).isEqualTo(CLIENTS);
    assertThat(result.seen().tally().opened).isZero();
  }

  private static void assertFails(ByteBuf answer, boolean closes, Protocol protocol, String why)
      throws Exception {
    LoadResult result = run(answer, closes, protocol);

    assertThat(result.seen().tally().failures).containsOnlyKeys(why);
    assertThat(result.seen().tally().failed()).isGreaterThanOrEqualTo(CLIENTS);
    assertThat(result.isClean()).isFalse();
    assertThat(SummaryText.of(result)).contains(" × " + why, "there were faults");
  }

  private static LoadResult run(ByteBuf answer, boolean closes, Protocol protocol)
      throws Exception {
    try (RawServer server = new RawServer(answer, closes)) {
      return runAt(server.target(protocol), protocol);
    }
  }

  /** Ends after the first second. */
  private static LoadResult runAt(Target target, Protocol protocol) throws Exception {
    CountDownLatch stop = new CountDownLatch(1);
    LoadPlan plan = LoadPlans.of(target, protocol, CLIENTS, 3600);
    return new LoadRun(plan, second -> stop.countDown(), stop).run();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
