package io.skysentinel.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OpsRoutesIT {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final HealthChecks health = new HealthChecks();
  private final WebVerticle web = web(0);

  @Test
  void tellsWhatIsWrongAndAnswersReadyOnceItIsNot(Vertx vertx) throws Exception {
    Finding[] log = {Finding.down("no broker at 127.0.0.1:9092")};
    health.add("log", () -> log[0]);
    deploy(vertx);

    HttpResponse<String> notYet = get("/health/ready");
    assertThat(notYet.statusCode()).isEqualTo(503);
    assertThat(detail(notYet)).isEqualTo("no broker at 127.0.0.1:9092");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);

    log[0] = Finding.up("fine");
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreInPrometheusFormat(Vertx vertx) throws Exception {
    registry.counter("producer.polls", "status", "success").increment();
    deploy(vertx);
    assertThat(get("/metrics").body()).contains("producer_polls_total{status=\"success\"} 1.0");
  }

  @Test
  void aPortThatIsTakenIsToldWithTheWayOut(Vertx vertx) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> vertx.deployVerticle(web(taken.getLocalPort())).await())
          .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("BACKEND_PORT");
    }
  }

  private WebVerticle web(int port) {
    return new WebVerticle(
        SkyConfig.defaults().with("http.port", port), List.of(new OpsRoutes(registry, health)));
  }

  private void deploy(Vertx vertx) {
    vertx.deployVerticle(web).await();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + web.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String detail(HttpResponse<String> response) {
    return new JsonObject(response.body())
        .getJsonObject("checks")
        .getJsonObject("log")
        .getString("detail");
  }
}
