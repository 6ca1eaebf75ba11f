package io.skysentinel.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthcheckIT {
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aReadyNodeIsHealthy() throws Exception {
    answer(200, "{\"status\":\"up\"}");

    Script check = check();

    assertThat(check.exitCode()).isZero();
    assertThat(check.output()).isEqualTo("{\"status\":\"up\"}\n");
  }

  @Test
  void aNodeThatIsNotReadyIsUnhealthyAndSaysWhy() throws Exception {
    answer(503, "{\"status\":\"down\"}");

    Script check = check();

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.output()).isEqualTo("{\"status\":\"down\"}\n");
  }

  @Test
  void noNodeIsUnhealthy() throws Exception {
    server.stop(0);

    assertThat(check().exitCode()).isEqualTo(1);
  }

  private Script check() throws IOException, InterruptedException {
    return Script.run("scripts/healthcheck", String.valueOf(server.getAddress().getPort()));
  }

  private void answer(int status, String body) {
    server.createContext(
        "/health/ready",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
