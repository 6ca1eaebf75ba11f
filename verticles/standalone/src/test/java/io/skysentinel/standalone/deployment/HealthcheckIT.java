package io.skysentinel.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.skysentinel.testing.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** As a node with tls.certificate answers: by Vert.x, and nothing to who does not encrypt. */
  @ParameterizedTest
  @CsvSource({"200, 0", "503, 1"})
  void aNodeThatEncryptsIsAskedEncrypted(int status, int exitCode, @TempDir Path dir)
      throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl, as the image has it");
    TestCertificate pair = TestCertificate.of(dir, "node");
    Vertx vertx = Vertx.vertx();
    try {
      HttpServerOptions options =
          new HttpServerOptions()
              .setSsl(true)
              .setUseAlpn(true)
              .setKeyCertOptions(
                  new PemKeyCertOptions()
                      .addCertValue(Buffer.buffer(pair.certificate()))
                      .addKeyValue(Buffer.buffer(pair.key())));
      int port =
          vertx
              .createHttpServer(options)
              .requestHandler(asked -> asked.response().setStatusCode(status).end("{}"))
              .listen(0, "127.0.0.1")
              .await()
              .actualPort();

      Script check = Script.run("scripts/healthcheck", String.valueOf(port));

      assertThat(check.output()).isEqualTo("{}\n");
      assertThat(check.exitCode()).isEqualTo(exitCode);
    } finally {
      vertx.close().await();
    }
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
