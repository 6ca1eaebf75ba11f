package io.skysentinel.tools.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * How long a changed aircraft takes from a receiver's answer to a client's frame, for each of them.
 * The receiver is ours: each answer writes its number as the squawk of all aircraft.
 *
 * <p>Arguments: root of the project, aircraft, seconds.
 */
public final class FeedLatencyBench {
  private static final int RECEIVER = 18_603;
  private static final int SQUAWKS = 4096;

  /** The receiver and the client take little, and what is measured here is time on the wall. */
  private static final String ALL_CORES = "0-1";

  private static final String SQUAWK = "\"squawk\":\"";
  private static final int MAX_MESSAGE = 64 << 20;

  /** A node compiles what it does often; after so many answers it has. */
  private static final int WARM_UP_S = 90;

  private static final String MADE = "\"t\":";

  private final Vertx vertx = Vertx.vertx();

  // Vert.x closes the connections of a client that nobody holds any more.
  private final WebSocketClient client =
      vertx.createWebSocketClient(
          new WebSocketClientOptions().setMaxFrameSize(MAX_MESSAGE).setMaxMessageSize(MAX_MESSAGE));
  private final AtomicLongArray answered = new AtomicLongArray(SQUAWKS);
  private final ConcurrentHistogram all = new ConcurrentHistogram(60_000, 3);
  private final ConcurrentHistogram first = new ConcurrentHistogram(60_000, 3);
  private final ConcurrentHistogram made = new ConcurrentHistogram(60_000, 3);
  private final int aircraft;
  private int polls;
  private int newest;
  private volatile boolean measuring;

  private FeedLatencyBench(int aircraft) {
    this.aircraft = aircraft;
  }

  /** Runs it. */
  public static void main(String[] args) throws Exception {
    new FeedLatencyBench(Integer.parseInt(args[1]))
        .run(Path.of(args[0]), Integer.parseInt(args[2]));
    System.exit(0);
  }

  private void run(Path root, int seconds) throws Exception {
    vertx.createHttpServer().requestHandler(this::answer).listen(RECEIVER, "127.0.0.1").await();
    Map<String, String> feed =
        Map.of("FEEDS", "readsb", "READSB_URL", "http://127.0.0.1:" + RECEIVER + "/aircraft.json");
    try (PinnedProcess node = NodeUnderTest.start(ALL_CORES, root, "{}", feed);
        ProcessMeter meter = new ProcessMeter(node.pid())) {
      client
          .connect(NodeUnderTest.PORT, "127.0.0.1", "/ws/flights")
          .await()
          .textMessageHandler(this::frame);
      TimeUnit.SECONDS.sleep(WARM_UP_S);
      measuring = true;
      long begun = System.currentTimeMillis();
      TimeUnit.SECONDS.sleep(seconds);
      measuring = false;
      double cpu = meter.cpuSeconds(begun, System.currentTimeMillis());
      System.out.printf(
          Locale.ROOT,
          "==> %,d aircraft, all changed by each answer, node pid %d: first of an answer p50 %d p99 %d ms"
              + " (%d answers; its frame was made after p50 %d p99 %d ms); each aircraft p50 %d p99 %d max %d ms (%,d); the node took %.0f ms of processor time an answer%n",
          aircraft,
          node.pid(),
          first.getValueAtPercentile(50),
          first.getValueAtPercentile(99),
          first.getTotalCount(),
          made.getValueAtPercentile(50),
          made.getValueAtPercentile(99),
          all.getValueAtPercentile(50),
          all.getValueAtPercentile(99),
          all.getMaxValue(),
          all.getTotalCount(),
          cpu * 1000 / first.getTotalCount());
    }
  }

  private void answer(HttpServerRequest request) {
    int number = ++polls % SQUAWKS;
    String squawk = "%04d".formatted(Integer.parseInt(Integer.toOctalString(number)));
    double seconds = System.currentTimeMillis() / 1000.0;
    StringBuilder json = new StringBuilder(aircraft * 180);
    json.append(
        String.format(Locale.ROOT, "{\"now\":%.3f,\"messages\":%d,\"aircraft\":[", seconds, polls));
    for (int i = 0; i < aircraft; i++) {
      json.append(i == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  "{\"hex\":\"%06x\",\"flight\":\"SKY%05d\",\"alt_baro\":%d,\"gs\":%d,\"track\":%d,"
                      + "\"lat\":%.5f,\"lon\":%.5f,\"squawk\":\"%s\",\"seen_pos\":0.0,\"seen\":0.0}",
                  0xa00000 + i,
                  i,
                  30_000 + i % 5000,
                  400 + polls % 50,
                  i % 360,
                  -60 + i % 120 + polls * 1e-3,
                  -170 + i / 120.0 * 8 % 340,
                  squawk));
    }
    String body = json.append("]}").toString();
    answered.set(number, System.currentTimeMillis());
    request.response().putHeader("content-type", "application/json").end(body);
  }

  private void frame(String text) {
    long now = System.currentTimeMillis();
    if (!text.startsWith("{\"type\":\"delta\"")) {
      return;
    }
    for (int at = text.indexOf(SQUAWK); at >= 0; at = text.indexOf(SQUAWK, at + 1)) {
      int from = at + SQUAWK.length();
      int number = Integer.parseInt(text.substring(from, from + 4), 8);
      boolean isFirst = isNewer(number);
      newest = isFirst ? number : newest;
      if (measuring && answered.get(number) > 0) {
        all.recordValue(now - answered.get(number));
        if (isFirst) {
          first.recordValue(now - answered.get(number));
          made.recordValue(Math.max(0, madeMs(text) - answered.get(number)));
        }
      }
    }
  }

  /** The numbers begin again; one that is half of them ahead is an older one. */
  private boolean isNewer(int number) {
    int ahead = Math.floorMod(number - newest, SQUAWKS);
    return ahead > 0 && ahead < SQUAWKS / 2;
  }

  private static long madeMs(String text) {
    int from = text.indexOf(MADE) + MADE.length();
    return Long.parseLong(text.substring(from, text.indexOf(',', from)));
  }
}
