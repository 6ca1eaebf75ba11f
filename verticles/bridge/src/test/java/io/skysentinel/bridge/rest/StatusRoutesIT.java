package io.skysentinel.bridge.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.core.contract.FeedStatus.Phase;
import io.skysentinel.core.contract.NodeStatus;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.web.WebVerticle;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StatusRoutesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final FeedStatus FAILING =
      new FeedStatus("roof", Phase.FAILING, "the receiver does not answer", 500, 0, 0);

  @Test
  void tellsWhatTheNodesSaid(Vertx vertx) throws Exception {
    Bus bus = Bus.of(vertx);
    WebVerticle web =
        new WebVerticle(
            SkyConfig.defaults().with("http.port", 0), List.of(new StatusRoutes(bus, () -> 1000)));
    vertx.deployVerticle(web).await();
    assertThat(status(web).getJsonArray("nodes")).isEmpty();

    bus.publish(
        Addresses.STATUS,
        new NodeStatus("node-1", 900, List.of("poller"), 7, null, List.of(FAILING), List.of()));
    await().atMost(PATIENCE).until(() -> !status(web).getJsonArray("nodes").isEmpty());

    JsonObject node = status(web).getJsonArray("nodes").getJsonObject(0);
    assertThat(node.getString("node")).isEqualTo("node-1");
    JsonObject feed = node.getJsonArray("feeds").getJsonObject(0);
    assertThat(feed.getString("name")).isEqualTo("roof");
    assertThat(feed.getString("phase")).isEqualTo("FAILING");
    assertThat(feed.getString("problem")).isEqualTo("the receiver does not answer");
    assertThat(feed.getLong("lastSuccessMs")).isEqualTo(500);
  }

  private static JsonObject status(WebVerticle web) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + "/status")).build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return new JsonObject(answer.body());
  }
}
