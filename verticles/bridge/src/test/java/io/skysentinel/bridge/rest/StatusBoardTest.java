package io.skysentinel.bridge.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.skysentinel.core.contract.NodeStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
  private final StatusBoard board = new StatusBoard();

  private static NodeStatus status(String node, long buffered) {
    return new NodeStatus(node, 1, List.of("poller"), buffered, null, List.of(), List.of());
  }

  @Test
  void keepsWhatEachNodeSaidLast() {
    board.hear(status("b", 1), 1000);
    board.hear(status("a", 2), 1100);
    board.hear(status("b", 3), 1200);

    assertThat(board.at(1300)).containsExactly(status("a", 2), status("b", 3));
  }

  @Test
  void forgetsWhoIsSilent() {
    board.hear(status("a", 1), 1000);
    board.hear(status("b", 1), 5000);

    assertThat(board.at(1000 + StatusBoard.SILENCE_MS)).hasSize(2);
    assertThat(board.at(1001 + StatusBoard.SILENCE_MS)).containsExactly(status("b", 1));
  }
}
