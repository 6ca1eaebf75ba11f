package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.skysentinel.standalone.deployment.Repository;
import io.skysentinel.standalone.deployment.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The poller of docker-compose.yml as a plain process: its environment, the image's arguments and
 * its health check, with a broker in place of the container's.
 */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class ComposeNodeIT {
  @TempDir Path temp;

  @Test
  void itsEnvironmentMakesANodeThatItsHealthCheckFindsHealthy() throws Exception {
    JsonNode node = Repository.compose().path("services").path("poller");
    try (BrokerProcess broker = BrokerProcess.start(temp)) {
      Map<String, String> environment = environment(node);
      assertThat(environment).containsKey("REDPANDA_BROKER");
      environment.put("REDPANDA_BROKER", broker.bootstrap());
      // Ports of this machine are shared with other tests; in a container they are its own.
      environment.put("BACKEND_PORT", "0");
      int clusterPort = BrokerProcess.freePort();
      environment.put("CLUSTER_PORT", String.valueOf(clusterPort));
      // A name, as in the file.
      environment.put("CLUSTER_HOST", "localhost");
      environment.put("CLUSTER_MEMBERS", "localhost:" + clusterPort);
      String config = Repository.file("conf/skysentinel.json").toString();
      try (NodeChild child =
          NodeChild.start(StandaloneMain.class, environment, "--config", config)) {
        String port = child.awaitLine("http://0\\.0\\.0\\.0:(\\d+)/health").group(1);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> Script.run(healthCheck(node), port).exitCode() == 0);
        assertThat(child.log()).anyMatch(line -> line.contains("starts as poller"));
        assertThat(child.log()).anyMatch(line -> line.contains("Using the log at"));
        assertThat(new KafkaClient(broker.bootstrap()).readKeys("flights.updates", 100))
            .hasSizeGreaterThanOrEqualTo(100);
      }
    }
  }

  /** Variables without a value are passed through from the host, where they are not set. */
  private static Map<String, String> environment(JsonNode node) {
    Map<String, String> environment = new HashMap<>();
    node.path("environment")
        .properties()
        .forEach(variable -> {
          if (!variable.getValue().isNull()) {
            environment.put(variable.getKey(), variable.getValue().asText());
          }
        });
    return environment;
  }

  /** The image holds scripts/healthcheck under bin/. */
  private static String healthCheck(JsonNode node) {
    return "scripts/"
        + Path.of(node.path("healthcheck").path("test").get(1).asText()).getFileName();
  }
}
