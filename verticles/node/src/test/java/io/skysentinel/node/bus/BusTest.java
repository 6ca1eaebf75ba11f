package io.skysentinel.node.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.skysentinel.core.contract.Addresses;
import io.skysentinel.core.contract.ConfigChange;
import io.skysentinel.core.contract.FeedStatus;
import io.skysentinel.core.contract.NodeStatus;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class BusTest {
  private final List<ConfigChange> heard = new CopyOnWriteArrayList<>();

  @Test
  void whatIsPublishedIsHeardUntilTheSubscriptionIsCancelled(Vertx vertx) {
    Bus bus = Bus.of(vertx);
    Subscription subscription = bus.subscribe(Addresses.CONFIG, heard::add);
    ConfigChange change = new ConfigChange("node-a", "{}");
    bus.publish(Addresses.CONFIG, change);
    await().until(() -> heard.equals(List.of(change)));

    subscription.cancel().await();
    bus.publish(Addresses.CONFIG, change);
    Subscription later = bus.subscribe(Addresses.CONFIG, heard::add);
    ConfigChange last = new ConfigChange("node-b", "{}");
    bus.publish(Addresses.CONFIG, last);
    await().until(() -> heard.contains(last));
    assertThat(heard).containsExactly(change, last);
    later.cancel().await();
  }

  @Test
  void aRecordIsTheSameAfterItsWayBetweenNodes() {
    NodeStatus status =
        new NodeStatus(
            "node-a",
            1_767_323_044_000L,
            List.of("poller"),
            3,
            null,
            List.of(new FeedStatus("home", FeedStatus.Phase.FAILING, "no answer", 0, 1.5, 2)));
    RecordCodec<NodeStatus> codec = new RecordCodec<>(NodeStatus.class);
    Buffer wire = Buffer.buffer("before");
    codec.encodeToWire(wire, status);
    assertThat(codec.decodeFromWire("before".length(), wire)).isEqualTo(status);
  }
}
