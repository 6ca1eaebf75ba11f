package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.ClientPaths;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How long a changed aircraft takes from a receiver's answer to a client's frame, for each of them.
 * The receiver is ours: each answer writes its number as the squawk of all aircraft.
 *
 * <p>Arguments: root of the project, aircraft, seconds.
 */
public final class FeedLatencyBench {
  /** The receiver and the client take little, and what is measured here is time on the wall. */
  private static final String ALL_CORES = "0-1";

  private static final int MAX_MESSAGE = 64 << 20;

  /** A node compiles what it does often; after so many answers it has. */
  private static final int WARM_UP_S = 90;

  private final Vertx vertx = Vertx.vertx();

  // Vert.x closes the connections of a client that nobody holds any more.
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions().setMaxFrameSize(MAX_MESSAGE).setMaxMessageSize(MAX_MESSAGE));
  private final FrameTimes times = new FrameTimes();
  private final int aircraft;
  private final PrintStream out;
  private int polls;

  FeedLatencyBench(int aircraft, PrintStream out) {
    this.aircraft = aircraft;
    this.out = out;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    new FeedLatencyBench(Integer.parseInt(args[1]), System.out)
        .run(Path.of(args[0]), WARM_UP_S, Integer.parseInt(args[2]));
    System.exit(0);
  }

  void run(Path root, int warmUp, int seconds) throws Exception {
    int receiver =
        vertx
            .createHttpServer()
            .requestHandler(this::answer)
            .listen(0, "127.0.0.1")
            .await()
            .actualPort();
    Map<String, String> feed =
        Map.of("FEEDS", "readsb", "READSB_URL", "http://127.0.0.1:" + receiver + "/aircraft.json");
    try (NodeUnderTest node = NodeUnderTest.start(ALL_CORES, root, "{}", feed);
        ProcessMeter meter = new ProcessMeter(node.pid())) {
      client
          .connect(node.port(), "127.0.0.1", ClientPaths.WEBSOCKET)
          .await()
          .textMessageHandler(text -> times.frame(text, System.currentTimeMillis()));
      TimeUnit.SECONDS.sleep(warmUp);
      times.measure(true);
      long begun = System.currentTimeMillis();
      TimeUnit.SECONDS.sleep(seconds);
      times.measure(false);
      double cpu = meter.cpuSeconds(begun, System.currentTimeMillis());
      out.printf(
          Locale.ROOT,
          "==> %,d aircraft, all changed by each answer, node pid %d: %s; the node took %.0f ms of processor time an answer%n",
          aircraft,
          node.pid(),
          times.text(),
          cpu * 1000 / times.answers());
    } finally {
      vertx.close().await();
    }
  }

  private void answer(HttpServerRequest request) {
    polls++;
    String body = ReceiverAnswer.of(polls, aircraft, System.currentTimeMillis());
    times.answered(polls, System.currentTimeMillis());
    request.response().putHeader("content-type", "application/json").end(body);
  }
}
