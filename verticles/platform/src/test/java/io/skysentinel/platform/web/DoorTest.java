package io.skysentinel.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.skysentinel.platform.config.LiveConfig;
import io.skysentinel.platform.config.SkyConfig;
import io.skysentinel.platform.connection.Connections;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoorTest {
  private final List<String> refused = new ArrayList<>();
  private Door.Rules rules = rules(3, 2);
  private final LiveConfig config = new LiveConfig(SkyConfig.defaults());
  private final Connections connections =
      new Connections(config, () -> 0, new SimpleMeterRegistry());
  private final Door door = new Door(connections, () -> rules, () -> true, refused::add);

  @Test
  void oneAddressMayHaveSoManyAndTheNodeSoMany() {
    Door.Ticket first = (Door.Ticket) enter("10.0.0.1");
    enter("10.0.0.1");
    assertThat(status("10.0.0.1")).isEqualTo(429);
    enter("10.0.0.2");
    assertThat(status("10.0.0.3")).isEqualTo(503);
    assertThat(refused).containsExactly("address", "full");

    first.leave();
    first.leave();
    assertThat(door.clients()).isEqualTo(2);
    assertThat(enter("10.0.0.1")).isInstanceOf(Door.Ticket.class);
    assertThat(door.clients()).isEqualTo(3);
  }

  @Test
  void limitsCountFromTheMomentTheyChange() {
    rules = rules(1, 0);
    enter("10.0.0.1");
    assertThat(status("10.0.0.1")).isEqualTo(503);
    rules = rules(9, 0);
    assertThat(enter("10.0.0.1")).isInstanceOf(Door.Ticket.class);
  }

  @Test
  void whoIsRefusedIsToldWhenToComeBack() {
    rules = rules(0, 0);
    List<Problem> problems = new ArrayList<>();
    enter("10.0.0.1").handle(ticket -> ticket.leave(), problems::add);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> assertThat(problem.retryAfterSeconds()).isPositive());
  }

  @Test
  void nobodyComesInWhileTheMemoryForClientsIsUsedUp() {
    long much = Long.MAX_VALUE / 2;
    connections.memory().keep(much);
    assertThat(status("10.0.0.1")).isEqualTo(503);
    assertThat(refused).containsExactly("memory");

    connections.memory().release(much);
    assertThat(enter("10.0.0.1")).isInstanceOf(Door.Ticket.class);
  }

  private Door.Decision enter(String address) {
    return door.enter(address);
  }

  private int status(String address) {
    return ((Door.Refusal) enter(address)).problem().status();
  }

  private static Door.Rules rules(int connections, int perAddress) {
    return new Door.Rules(connections, perAddress, List.of());
  }
}
