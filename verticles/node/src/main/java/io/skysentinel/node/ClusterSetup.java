package io.skysentinel.node;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import io.skysentinel.platform.config.ClusterConfig;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Map;

/** Hazelcast as we want it under the event bus: told whom to join, quick to notice a dead node. */
final class ClusterSetup {

  /** Each with its reason; measured on two nodes, see docs/operations.md. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          // Nothing leaves the machine unasked.
          "hazelcast.phone.home.enabled", "false",
          // Main stops the node in its own order.
          "hazelcast.shutdownhook.enabled", "false",
          "hazelcast.logging.type", "slf4j",
          // Nobody reads its own metrics, and collecting them can fail while a node comes or goes.
          "hazelcast.metrics.enabled", "false",
          // 2.6 s to start in place of 10.
          "hazelcast.wait.seconds.before.join", "0",
          // A node that hangs is out after 5 s in place of 60.
          "hazelcast.heartbeat.interval.seconds", "1",
          "hazelcast.max.no.heartbeat.seconds", "5",
          // The halves of a split find each other after seconds in place of minutes.
          "hazelcast.merge.first.run.delay.seconds", "5",
          "hazelcast.merge.next.run.delay.seconds", "5");

  private ClusterSetup() {}

  /** Begins from Vert.x's own configuration, which defines the maps that it needs. */
  static Config config(ClusterConfig cluster, String node) {
    // Parts of it log before they have read its configuration.
    System.setProperty("hazelcast.logging.type", "slf4j");
    Config config = ConfigUtil.loadConfig();
    config.setClusterName(cluster.name());
    PROPERTIES.forEach(config::setProperty);
    MemberNames.tell(config, node, cluster.tls().isOn());
    config.getJetConfig().setEnabled(false);
    NetworkConfig network = config.getNetworkConfig();
    network.setPort(cluster.port()).setPortAutoIncrement(cluster.members().isEmpty());
    network.getInterfaces().setEnabled(true).addInterface(addressOf(cluster.host()));
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(new ArrayList<>(cluster.members()));
    return config;
  }

  /** Hazelcast compares interfaces with addresses, not with names. */
  private static String addressOf(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      throw new StartupException(
          "cluster.host %s is no address of this machine that can be found; set cluster.host or"
                  .formatted(host)
              + " CLUSTER_HOST to what the other nodes reach this one at",
          e);
    }
  }
}
