package io.skysentinel.poller.feeds.receiver;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Source;
import io.skysentinel.poller.feeds.FailureKind;
import io.skysentinel.poller.feeds.FeedBench;
import io.skysentinel.poller.feeds.FeedConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SbsFeedIT {
  private static final String MESSAGE =
      "MSG,3,1,1,%06X,1,2026/11/21,07:00:00.000,2026/11/21,07:00:00.000,,35000,,,40.5,-74.0,,,0,0,0,0"
          + "\r\n";

  private final FeedBench bench = new FeedBench();
  private final List<NetSocket> connections = new CopyOnWriteArrayList<>();
  private NetServer server;

  @BeforeEach
  void open() throws Exception {
    server = listen(0);
  }

  @AfterEach
  void close() throws Exception {
    bench.close();
  }

  @Test
  void mergesMessagesIntoStates() throws Exception {
    start(60);
    await().until(() -> connections.size() == 1);
    assertThat(bench.report.failures).isEmpty();

    String lines = message(0xabc001) + "\r\n" + "nonsense\r\n" + message(0xabc002);
    connections.get(0).write(lines.substring(0, 70));
    connections.get(0).write(lines.substring(70));

    await().until(() -> bench.sink.states().size() == 2);
    assertThat(bench.sink.states()).extracting("icao24").containsExactly("abc001", "abc002");
    assertThat(bench.sink.states().get(0).lat()).isEqualTo(40.5);
    assertThat(bench.sink.rejects()).hasSize(1);
    assertThat(bench.sink.batches.get(0).source())
        .isEqualTo(new Source("test", "sbs", Source.Mode.LIVE, null, Double.NaN));
  }

  @Test
  void connectsAgainAndForgetsTheHalfLine() throws Exception {
    start(60);
    await().until(() -> connections.size() == 1);
    connections.get(0).write(message(0xabc001).substring(0, 30));
    connections.get(0).close();

    await().until(() -> connections.size() == 2);
    connections.get(1).write(message(0xabc002));

    await().until(() -> bench.sink.states().size() == 1);
    assertThat(bench.sink.rejects()).isEmpty();
    assertThat(bench.report.kinds()).containsExactly(FailureKind.UNREACHABLE);
    assertThat(bench.report.failures.get(0).failure())
        .hasMessageContaining("closed the connection");
  }

  @Test
  void waitsForASenderThatIsGone() throws Exception {
    int port = server.actualPort();
    server.close().await(60, SECONDS);
    start(60, port);
    await().until(() -> bench.report.failures.size() >= 3);
    assertThat(bench.report.kinds()).containsOnly(FailureKind.UNREACHABLE);

    server = listen(port);

    await().until(() -> connections.size() == 1);
  }

  @Test
  void leavesAConnectionThatFellSilent() throws Exception {
    start(60);
    await().until(() -> connections.size() == 1);
    bench.aheadMs.addAndGet(61_000);

    await().until(() -> connections.size() == 2);

    assertThat(bench.report.kinds()).containsExactly(FailureKind.TIMEOUT);
    assertThat(bench.report.failures.get(0).failure())
        .hasMessageContaining("sent nothing for 60.0 s");
  }

  @Test
  void readsNoFurtherWhileABatchWaits() throws Exception {
    start(60);
    await().until(() -> connections.size() == 1);
    NetSocket connection = connections.get(0);
    bench.sink.full();
    connection.write(message(0xabc001));
    await().until(() -> bench.sink.batches.size() == 1);

    // Far more than what the kernel keeps for a reader that does not read.
    Buffer flood = Buffer.buffer(message(0xabc002).repeat(1_000));
    for (int part = 0; part < 200; part++) {
      connection.write(flood);
    }
    await().until(connection::writeQueueFull);
    // Silence is no fault of the sender then, and nothing more was offered.
    bench.aheadMs.addAndGet(120_000);
    assertThat(bench.sink.batches).hasSize(1);

    bench.sink.drained();
    await().until(() -> !connection.writeQueueFull());
    await().until(() -> bench.sink.batches.size() > 2);
    assertThat(bench.sink.wasOverrun()).isFalse();
    assertThat(connections).hasSize(1);
  }

  @Test
  void anEndlessLineIsOneReject() throws Exception {
    start(60);
    await().until(() -> connections.size() == 1);

    connections.get(0).write("x".repeat(500_000) + "\n" + message(0xabc001));

    await().until(() -> bench.sink.states().size() == 1);
    assertThat(bench.sink.rejects()).hasSize(1);
  }

  @Test
  void closesItsConnectionWhenStopped() throws Exception {
    start(60);
    await().until(() -> connections.size() == 1);
    List<String> closed = new CopyOnWriteArrayList<>();
    connections.get(0).closeHandler(v -> closed.add("closed"));

    bench.stop();

    await().until(() -> !closed.isEmpty());
    assertThat(bench.report.failures).isEmpty();
  }

  private static String message(int address) {
    return MESSAGE.formatted(address);
  }

  private NetServer listen(int port) throws Exception {
    return bench
        .vertx
        .createNetServer()
        .connectHandler(connections::add)
        .listen(port, "127.0.0.1")
        .await(60, SECONDS);
  }

  private void start(double idleS) throws Exception {
    start(idleS, server.actualPort());
  }

  private void start(double idleS, int port) throws Exception {
    FeedConfig settings = new SbsConfig("127.0.0.1", port, idleS);
    bench.start(settings::create);
  }
}
