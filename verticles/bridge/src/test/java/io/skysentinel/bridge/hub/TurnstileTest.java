package io.skysentinel.bridge.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.bridge.hub.Turnstile.Refusal;
import io.skysentinel.bridge.hub.Turnstile.Ticket;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import org.junit.jupiter.api.Test;

class TurnstileTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final LiveConfig config = new LiveConfig(limits(3, 2));
  private final Turnstile turnstile = new Turnstile(config, new BridgeMetrics(registry));

  @Test
  void oneAddressMayHaveSoManyAndTheNodeSoMany() {
    Ticket first = (Ticket) enter("10.0.0.1");
    enter("10.0.0.1");
    assertThat(status("10.0.0.1")).isEqualTo(429);
    enter("10.0.0.2");
    assertThat(status("10.0.0.3")).isEqualTo(503);

    first.leave();
    first.leave();
    assertThat(turnstile.clients()).isEqualTo(2);
    assertThat(enter("10.0.0.1")).isInstanceOf(Ticket.class);
    assertThat(registry.get("bridge.clients").tag("transport", "sse").gauge().value()).isEqualTo(3);
    assertThat(registry.get("bridge.rejected").tag("reason", "full").counter().count())
        .isEqualTo(1);
    assertThat(registry.get("bridge.rejected").tag("reason", "address").counter().count())
        .isEqualTo(1);
  }

  @Test
  void limitsCountFromTheMomentTheyChange() {
    config.swap(limits(1, 0));
    enter("10.0.0.1");
    assertThat(status("10.0.0.1")).isEqualTo(503);
    config.swap(limits(9, 0));
    assertThat(enter("10.0.0.1")).isInstanceOf(Ticket.class);
  }

  private Turnstile.Entry enter(String address) {
    return turnstile.enter(address, Transport.SSE);
  }

  private int status(String address) {
    return ((Refusal) enter(address)).problem().status();
  }

  private static SkyConfig limits(int clients, int perAddress) {
    return SkyConfig.defaults()
        .with(
            BridgeConfig.PART,
            new BridgeConfig(5, 300, 1 << 25, clients, perAddress, 4_096, 20, 0, 60));
  }
}
