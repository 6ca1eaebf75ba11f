package io.skysentinel.platform.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.platform.config.SkyConfig;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class ReadableQueryIT {
  private WebVerticle web;

  @BeforeEach
  void serve(Vertx vertx) {
    Routes echo =
        (router, loop) ->
            router
                .get("/echo")
                .handler(asked -> asked.response().end("told " + asked.request().getParam("q")));
    web = new WebVerticle(SkyConfig.defaults().with("http.port", 0), List.of(echo));
    vertx.deployVerticle(web).await();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%../", "q=%", "q=%2", "q=%zz", "a=1&%c3%2"})
  void whatCannotBeDecodedIsRefusedInWords(String query) throws Exception {
    assertThat(ask("/echo?" + query))
        .startsWith("HTTP/1.1 400 ")
        .contains("application/problem+json", "each % has to be followed by two", "/echo");
  }

  @Test
  void otherQueriesReachTheirRoute() throws Exception {
    assertThat(ask("/echo?q=a%20b")).startsWith("HTTP/1.1 200 ").endsWith("told a b");
    assertThat(ask("/echo")).endsWith("told null");
  }

  /** Java's own client sends no such requests. */
  private String ask(String target) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", web.port())) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }
}
