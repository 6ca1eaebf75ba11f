package io.skysentinel.tools.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.tools.bench.NatsPeer.Window;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NatsClientsIT {

  @Test
  void countsTheMessagesThatTheServerSentToAllOfThem() throws Exception {
    int clients = 150;
    int size = 700;
    try (FakeNats server = new FakeNats()) {
      String line = new NatsClients(server.port).run(clients, size, 2);

      Window window = Window.in(List.of(line));
      assertThat(server.subscribers()).isEqualTo(clients);
      assertThat(server.connects)
          .hasSize(clients + 1)
          .allMatch(text -> text.contains("\"verbose\":false"));
      assertThat(server.pongs).hasSize(clients);
      assertThat(server.payloads).isNotEmpty().allMatch((size + " " + "x".repeat(size))::equals);
      assertThat(window.to() - window.from()).isGreaterThanOrEqualTo(2_000);
      // What is under way at either end counts on one side or the other.
      long sent = server.sentUntil(window.to()) - server.sentUntil(window.from() - 1);
      assertThat(window.messages()).isBetween(sent - 2L * clients, sent + 2L * clients);
      assertThat(window.messages()).isGreaterThanOrEqualTo(clients);
    }
  }
}
