package io.skysentinel.standalone.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code docker compose config} does not see: a typing error that only shows in use. */
class ComposeTest {
  private static final String PINNED = "[a-z0-9./-]+:v?\\d+[.-]\\d+\\.\\d+\\S*";
  private static final List<String> NODES = List.of("poller", "cache-1", "cache-2", "bridge");
  private static JsonNode compose;

  @BeforeAll
  static void read() throws IOException {
    compose = Repository.compose();
  }

  @TestFactory
  List<DynamicTest> everyService() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : compose.get("services").properties()) {
      String name = entry.getKey();
      JsonNode service = entry.getValue();
      tests.add(test(name + " has a health check", () -> hasHealthCheck(service)));
      tests.add(test(name + " is started again", () -> isRestarted(service)));
      tests.add(test(name + " has a pinned image", () -> hasPinnedImage(service)));
      tests.add(test(name + " is published on loopback only", () -> isOnLoopback(service)));
      tests.add(test(name + " waits for healthy services", () -> waitsForHealthy(service)));
      tests.add(test(name + " uses declared volumes", () -> usesDeclaredVolumes(service)));
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyNode() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String name : NODES) {
      JsonNode environment = compose.at("/services/" + name + "/environment");
      tests.add(test(name + " has variables that exist", () -> hasKnownVariables(environment)));
      tests.add(test(name + " is reached by its name", () -> isReachedByName(name, environment)));
      tests.add(test(name + " uses the broker", () -> usesTheBroker(name)));
    }
    return tests;
  }

  @Test
  void everyRoleIsThereAndBothCachesHaveATicker() throws IOException {
    List<String> roles =
        NODES.stream()
            .map(node -> compose.at("/services/" + node + "/environment/ROLES").textValue())
            .toList();
    assertThat(String.join(",", roles).split(",")).containsAll(Repository.knownRoles());
    assertThat(roles)
        .containsExactly("poller", "cache,ticker", "cache,ticker", "history,detector,bridge");
  }

  @Test
  void accountsAreHandedToThePollerOnly() {
    for (String node : NODES) {
      List<String> names = names(compose.at("/services/" + node + "/environment"));
      assertThat(names.contains("OPENSKY_CLIENT_SECRET")).isEqualTo(node.equals("poller"));
    }
  }

  @Test
  void theDatabaseIsThatOfTheFile() {
    for (String node : NODES) {
      List<String> names = names(compose.at("/services/" + node + "/environment"));
      assertThat(names.contains("DATABASE_URL")).isEqualTo(node.equals("bridge"));
    }
    JsonNode database = compose.at("/services/postgres/environment");
    String user = database.path("POSTGRES_USER").textValue();

    assertThat(compose.at("/services/bridge/environment/DATABASE_URL").textValue())
        .isEqualTo(
            "postgres://%s:%s@postgres:5432/%s"
                .formatted(user, database.path("POSTGRES_PASSWORD").textValue(), user));
  }

  @Test
  void theBridgeListensWhereItsPortIsPublished() {
    JsonNode bridge = compose.at("/services/bridge");

    assertThat(bridge.at("/environment/BACKEND_HOST").textValue()).isEqualTo("0.0.0.0");
    assertThat(bridge.at("/ports/0").textValue())
        .endsWith(":" + bridge.at("/environment/BACKEND_PORT").textValue());
  }

  @Test
  void theImagePinsItsBasesAndHoldsTheHealthCheck() throws IOException {
    List<String> lines = Files.readAllLines(Repository.file("Dockerfile"));
    String check = compose.at("/services/bridge/healthcheck/test/1").textValue();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("FROM "))
        .hasSize(3)
        .allMatch(line -> line.split(" ")[1].matches(PINNED));
    assertThat(lines).contains("COPY scripts/healthcheck " + check);
    assertThat(Repository.file("scripts/healthcheck")).isExecutable();
  }

  private static void hasKnownVariables(JsonNode environment) {
    try {
      assertThat(names(environment)).isSubsetOf(Repository.knownVariables());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isReachedByName(String name, JsonNode environment) {
    String members = environment.path("CLUSTER_MEMBERS").textValue();

    assertThat(environment.path("CLUSTER_HOST").textValue()).isEqualTo(name);
    assertThat(members.split(","))
        .containsExactlyElementsOf(
            NODES.stream()
                .map(node -> node + ":" + environment.path("CLUSTER_PORT").textValue())
                .toList());
  }

  private static void usesTheBroker(String name) {
    JsonNode node = compose.at("/services/" + name);
    String broker = node.at("/environment/REDPANDA_BROKER").textValue();

    assertThat(texts(compose.at("/services/redpanda/command")))
        .contains("--advertise-kafka-addr=internal://" + broker + ",external://127.0.0.1:19092");
    assertThat(names(node.path("depends_on"))).contains("redpanda");
  }

  private static void hasHealthCheck(JsonNode service) {
    assertThat(service.at("/healthcheck/test").size()).isGreaterThanOrEqualTo(2);
    assertThat(names(service.get("healthcheck"))).contains("interval", "timeout", "retries");
  }

  private static void isRestarted(JsonNode service) {
    assertThat(service.path("restart").textValue()).isEqualTo("unless-stopped");
  }

  private static void hasPinnedImage(JsonNode service) {
    assertThat(service.path("image").textValue()).matches(PINNED);
  }

  private static void isOnLoopback(JsonNode service) {
    assertThat(texts(service.path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  private static void waitsForHealthy(JsonNode service) {
    for (Map.Entry<String, JsonNode> other : service.path("depends_on").properties()) {
      assertThat(names(compose.get("services"))).contains(other.getKey());
      assertThat(other.getValue().path("condition").textValue()).isEqualTo("service_healthy");
    }
  }

  private static void usesDeclaredVolumes(JsonNode service) {
    assertThat(texts(service.path("volumes")))
        .map(volume -> volume.split(":")[0])
        .filteredOn(source -> !source.startsWith("."))
        .isSubsetOf(names(compose.get("volumes")));
  }

  private static DynamicTest test(String name, Runnable check) {
    return DynamicTest.dynamicTest(name, check::run);
  }

  private static List<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.textValue()));
    return texts;
  }
}
