package io.skysentinel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeTroubleTest {
  private final Vertx node = Vertx.vertx();
  private final NodeTrouble poller = new NodeTrouble(node, "the log");
  private final NodeTrouble cache = new NodeTrouble(node, "the log");

  @AfterEach
  void close() {
    Object unused = node.close().await();
  }

  @Test
  void whoSeesItFirstSaysSoForAll() {
    assertThat(poller.begins()).isTrue();
    assertThat(cache.begins()).isFalse();
    assertThat(cache.ends()).isTrue();
    assertThat(poller.ends()).isFalse();
    assertThat(poller.begins()).as("another time").isTrue();
  }

  @Test
  void whyIsNewsEvenWhereItIsKnownThatItDoesNotWork() {
    assertThat(poller.begins()).isTrue();
    assertThat(cache.isNews("refuses the password")).isTrue();
    assertThat(poller.isNews("refuses the password")).isFalse();
    assertThat(poller.begins()).as("somebody who does not know why").isFalse();
    assertThat(cache.isNews("refuses the name")).isTrue();
  }

  @Test
  void otherThingsHaveTheirOwn() {
    assertThat(poller.begins()).isTrue();
    assertThat(new NodeTrouble(node, "a topic").begins()).isTrue();
    assertThat(new NodeTrouble(node, "a topic").ends()).isTrue();
    assertThat(poller.ends()).isTrue();
  }
}
