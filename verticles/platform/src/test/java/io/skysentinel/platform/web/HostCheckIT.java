package io.skysentinel.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.SkyConfig;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page whose name was made to resolve to the node is not served. */
@ExtendWith(VertxExtension.class)
class HostCheckIT {
  private final Routes hello =
      (router, loop) -> router.get("/").handler(asked -> asked.response().end("hello"));
  private final WebVerticle web =
      new WebVerticle(
          SkyConfig.defaults()
              .with("http.port", 0)
              .with("http.allowedHosts", List.of("sky.example.org")),
          List.of(hello));

  @Test
  void answersToItsOwnNamesOnly(Vertx vertx) throws IOException {
    vertx.deployVerticle(web).await();
    assertThat(ask("Host: 127.0.0.1:" + web.port())).endsWith("hello");
    assertThat(ask("Host: [::1]:8000")).endsWith("hello");
    assertThat(ask("Host: sky.example.org")).endsWith("hello");
    assertThat(ask("Host: evil.example"))
        .startsWith("HTTP/1.1 421 ")
        .contains("application/problem+json", "evil.example", "http.allowedHosts");
    assertThat(ask("X: no host")).startsWith("HTTP/1.1 400 ");
  }

  private String ask(String header) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      String request = "GET / HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
