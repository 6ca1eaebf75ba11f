package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.platform.bus.Bus;
import io.skysentinel.platform.bus.BusNetwork;
import io.skysentinel.platform.config.ClusterConfig;
import io.skysentinel.testing.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real members of a cluster on loopback: who is talked to on the event bus, and who is not. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class EncryptedBusIT {
  private static final long LOOK_EVERY_MS = 300;
  private static final long START_PATIENCE_S = 120;

  @TempDir private Path dir;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Throwable> unhandled = new CopyOnWriteArrayList<>();
  private String first = "";

  @AfterEach
  void stop() throws Exception {
    for (Node node : nodes) {
      node.vertx.close().await(START_PATIENCE_S, TimeUnit.SECONDS);
    }
  }

  @Test
  void nodesWithCertificatesTalkAndStrangersAreNeitherHeardNorTold() throws Exception {
    TestCertificate ofOne = TestCertificate.of(dir, "one");
    TestCertificate ofTwo = TestCertificate.of(dir, "two");
    TestCertificate strange = TestCertificate.of(dir, "strange");
    String ca = ofOne.certificate() + ofTwo.certificate();
    Node one = start("one", files(ofOne, ca));
    Node two = start("two", files(ofTwo, ca));
    soon().until(() -> one.says("hello", two) && two.says("hello", one));
    assertThat(one.warnings).isEmpty();

    // It believes the others: only they can keep it out.
    Node stranger = start("stranger", files(strange, ca + strange.certificate()));
    Node plain = start("plain", ClusterConfig.Tls.OFF);
    soon()
        .until(() -> {
          nodes.forEach(node -> node.say("hello"));
          return one.warnings.size() >= 2
              && two.warnings.size() >= 2
              && stranger.warnings.size() >= 3
              && plain.warnings.size() >= 3;
        });
    int before = two.heard("one");
    soon()
        .until(() -> {
          nodes.forEach(node -> node.say("hello again"));
          return two.heard("one") >= before + 20;
        });

    for (Node node : List.of(one, two)) {
      assertThat(node.heard("stranger") + node.heard("plain")).isZero();
      assertThat(node.warnings).as("once for each stranger").hasSize(2);
      assertThat(node.warnings)
          .anySatisfy(line ->
              assertThat(line)
                  .startsWith(
                      "Node stranger shows a certificate that cluster.tls.ca does not vouch for"));
      assertThat(node.warnings)
          .anySatisfy(line ->
              assertThat(line)
                  .startsWith("Node plain does not encrypt its event bus, as this node does"));
    }
    for (Node node : List.of(stranger, plain)) {
      assertThat(node.heard("one") + node.heard("two")).isZero();
    }
    assertThat(unhandled).isEmpty();
    assertThat(stranger.warnings)
        .anySatisfy(line ->
            assertThat(line).startsWith("Node one does not believe this node's certificate"));
    assertThat(plain.warnings)
        .anySatisfy(line ->
            assertThat(line).startsWith("Node one encrypts its event bus, and this node does not"));
  }

  /** One node of the cluster: its bus, and what it warns of. */
  private static final class Node {
    private final String name;
    private final Vertx vertx;
    private final Bus bus;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    Node(String name, Vertx vertx) {
      this.name = name;
      this.vertx = vertx;
      this.bus = Bus.of(vertx);
      var unused = bus.subscribe(Addresses.CONFIG, change -> heard.add(change.origin()));
    }

    void say(String text) {
      bus.publish(Addresses.CONFIG, new ConfigChange(name, text));
    }

    /** Whether the other has heard it by now. */
    boolean says(String text, Node other) {
      say(text);
      return other.heard(name) > 0;
    }

    int heard(String from) {
      return (int) heard.stream().filter(from::equals).count();
    }
  }

  private Node start(String name, ClusterConfig.Tls tls) throws Exception {
    int port = freePort();
    ClusterConfig cluster =
        new ClusterConfig(
            true,
            "encrypted-bus-it",
            "127.0.0.1",
            port,
            List.of(first.isEmpty() ? "127.0.0.1:" + port : first),
            tls);
    if (first.isEmpty()) {
      first = "127.0.0.1:" + port;
    }
    ClusterPeers peers = new ClusterPeers(cluster, name);
    VertxOptions options = new VertxOptions();
    BusNetwork.listenOn(options, cluster.host());
    BusTls.apply(tls, options);
    Vertx vertx =
        Vertx.builder()
            .with(options)
            .withClusterManager(peers.manager())
            .buildClustered()
            .await(START_PATIENCE_S, TimeUnit.SECONDS);
    vertx.exceptionHandler(failure -> {
      if (!UnhandledFailures.isOfMessageToMany(failure)) {
        unhandled.add(failure);
      }
    });
    Node node = new Node(name, vertx);
    nodes.add(node);
    String unused =
        vertx
            .deployVerticle(new PeerVerticle(peers, options, LOOK_EVERY_MS, node.warnings::add))
            .await(START_PATIENCE_S, TimeUnit.SECONDS);
    return node;
  }

  private ClusterConfig.Tls files(TestCertificate shown, String ca) throws IOException {
    Path own = Files.createTempDirectory(dir, "node");
    return new ClusterConfig.Tls(
        Files.writeString(own.resolve("cert.pem"), shown.certificate()).toString(),
        Files.writeString(own.resolve("key.pem"), shown.key()).toString(),
        Files.writeString(own.resolve("ca.pem"), ca).toString());
  }

  /** Below the ports that systems give to outgoing connections. */
  private static int freePort() throws IOException {
    for (int tries = 0; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        if (tries == 50) {
          throw taken;
        }
      }
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(2, TimeUnit.MINUTES).pollInterval(50, TimeUnit.MILLISECONDS);
  }
}
