package io.skysentinel.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.platform.config.ClusterConfig;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterSetupTest {

  @Test
  void aNameIsBoundAsTheAddressThatItStandsFor() {
    assertThat(ClusterSetup.config(cluster("localhost"), "here").getNetworkConfig().getInterfaces())
        .satisfies(bound -> assertThat(bound.getInterfaces()).containsExactly("127.0.0.1"));
  }

  @Test
  void aNameThatNobodyKnowsIsToldWithTheKeyToChange() {
    assertThatThrownBy(() -> ClusterSetup.config(cluster("nobody.invalid"), "here"))
        .isInstanceOf(StartupException.class)
        .hasMessageContainingAll("nobody.invalid", "CLUSTER_HOST");
  }

  @Test
  void theOthersLearnTheNodesName() {
    assertThat(ClusterSetup.config(cluster("localhost"), "here").getMemberAttributeConfig())
        .satisfies(told -> assertThat(told.getAttributes()).containsValue("here"));
  }

  private static ClusterConfig cluster(String host) {
    return new ClusterConfig(true, "test", host, 5701, List.of(), ClusterConfig.Tls.OFF);
  }
}
