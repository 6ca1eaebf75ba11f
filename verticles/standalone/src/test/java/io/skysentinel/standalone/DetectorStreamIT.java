package io.skysentinel.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.skysentinel.node.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who follows the processed updates of a node. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class DetectorStreamIT {
  private static final String PATH = "/processed_flights/sse";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path temp;
  private static BrokerProcess broker;
  private static NodeLog log;
  private static NodeChild node;

  private final Squawks squawks = new Squawks();

  @BeforeAll
  static void start() throws Exception {
    broker = BrokerProcess.start(temp);
    log = NodeLog.open(broker.bootstrap(), System.currentTimeMillis());
    Map<String, String> environment = new HashMap<>();
    environment.put("ROLES", "detector");
    environment.put("REDPANDA_BROKER", broker.bootstrap());
    environment.put("DETECTOR_MAX_STREAMS", "2");
    node = NodeChild.start(Main.class, environment);
    node.awaitReady();
  }

  @AfterAll
  static void stop() throws Exception {
    log.close();
    node.close();
    broker.close();
  }

  @Test
  void tellsWhatIsAskedForAndNoMoreClientsThanMayBe() throws Exception {
    try (Follower all = new Follower("");
        Follower odd = new Follower("?anomaly=true&bbox=-80,40,-70,50")) {
      assertThat(node.get(PATH).statusCode()).isEqualTo(503);
      // What is told before somebody follows is not for them; the log is read from then on.
      soon("both follow")
          .until(() -> {
            log.write(squawks.next());
            return all.hasData() && odd.hasData();
          });

      assertThat(all.next().get("icao24").asText()).startsWith("a0");
      for (int i = 0; i < Squawks.AIRCRAFT; i++) {
        assertThat(odd.next().get("is_anomaly").asBoolean()).isTrue();
      }
    }
    soon("they have left").until(() -> node.metric("detector_streams") == 0);
  }

  @Test
  void aMistakeIsNamed() throws Exception {
    assertThat(node.get(PATH + "?min_altitude_ft=high").statusCode()).isEqualTo(400);
    assertThat(node.get(PATH + "?region=Europe").body()).contains("n40w080");
  }

  @Test
  void whoDoesNotReadIsToldHowMuchWasLeftOut() throws Exception {
    try (Follower slow = new Follower("")) {
      soon("it is too slow")
          .until(() -> {
            for (int i = 0; i < 50; i++) {
              log.write(squawks.next());
            }
            return node.metric("detector_stream_updates_total", "result=\"skipped\"") > 0;
          });
      slow.drain();
      soon("it is told of it")
          .until(() -> {
            log.write(squawks.next());
            return slow.heardOfAGap();
          });
    }
  }

  private static ConditionFactory soon(String what) {
    return await(what).atMost(3, TimeUnit.MINUTES);
  }

  /** A client that reads only when it is told to. */
  private static final class Follower implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;
    private volatile boolean gap;

    Follower(String query) throws IOException {
      socket = new Socket("127.0.0.1", node.port());
      lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String request = "GET " + PATH + query + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
      String line = lines.readLine();
      while (!line.startsWith(":")) {
        line = lines.readLine();
      }
    }

    boolean hasData() throws IOException {
      return socket.getInputStream().available() > 0;
    }

    /** The next update. */
    JsonNode next() throws IOException {
      String line = lines.readLine();
      while (!line.startsWith("data: ")) {
        line = lines.readLine();
      }
      return JSON.readTree(line.substring("data: ".length()));
    }

    /** Reads all that comes from now on. */
    void drain() {
      Thread reader = new Thread(this::readAll, "a slow client");
      reader.setDaemon(true);
      reader.start();
    }

    boolean heardOfAGap() {
      return gap;
    }

    private void readAll() {
      try {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          gap = gap || (line.equals("event: gap") && lines.readLine().contains("skipped"));
        }
      } catch (IOException e) {
        // It is closed.
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
