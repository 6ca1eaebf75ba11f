package io.skysentinel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.skysentinel.node.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
  private static final String HOST = "127.0.0.1";

  @Test
  void aFreePortIsTakenAsWanted() throws IOException {
    int free = BrokerProcess.freePort();

    assertThat(chosen(PortChoice.preferably(free))).isEqualTo(free);
    assertThat(chosen(PortChoice.exactly(free))).isEqualTo(free);
    assertThat(chosen(PortChoice.any())).isPositive();
  }

  @Test
  void aTakenPortIsReplacedUnlessItIsRequired() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      int port = taken.getLocalPort();

      assertThat(chosen(PortChoice.preferably(port))).isPositive().isNotEqualTo(port);
      assertThatThrownBy(() -> PortChoice.exactly(port).listen(HOST, PortUser.BROKER))
          .isInstanceOf(StartupException.class)
          .hasMessageStartingWith("The broker cannot listen on " + HOST + ":" + port)
          .hasMessageEndingWith("choose another with --kafka-port.");
      assertThatThrownBy(() -> PortChoice.exactly(port).listen(HOST, PortUser.POSTGRES))
          .hasMessageStartingWith("PostgreSQL cannot listen on ")
          .hasMessageEndingWith("choose another with --postgres-port.");
    }
  }

  @Test
  void theControllerListensBesideTheBroker() {
    BrokerPorts ports = BrokerPorts.choose(HOST, PortChoice.any());

    assertThat(ports.controller()).isPositive().isNotEqualTo(ports.broker());
  }

  private static int chosen(PortChoice choice) throws IOException {
    try (ServerSocket socket = choice.listen(HOST, PortUser.BROKER)) {
      return socket.getLocalPort();
    }
  }
}
