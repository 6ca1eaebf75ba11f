package io.skysentinel.client;

import io.skysentinel.client.ClientMessage.Delta;
import io.skysentinel.client.ClientMessage.Heartbeat;
import io.skysentinel.client.ClientMessage.Snapshot;
import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds to messages what their rows tell. Rows are differences, so it remembers what the messages
 * before told; and because a delta that is not the next one tells differences to something else, it
 * judges the sequence as every client must and leaves such a delta without its content.
 */
final class RowReader {
  final ClientSequence sequence = new ClientSequence();
  private final Map<Integer, RowTable> tables = new HashMap<>();

  /** The message with its content; its head has to be there. */
  ClientMessage whole(ClientMessage head, PackedMessage packed) throws InvalidMessageException {
    return head.handTo(new Whole(packed));
  }

  private final class Whole implements ClientMessage.Taker<ClientMessage, InvalidMessageException> {
    private final PackedMessage packed;

    Whole(PackedMessage packed) {
      this.packed = packed;
    }

    @Override
    public ClientMessage take(Snapshot head) throws InvalidMessageException {
      RowTable table = new RowTable();
      List<Flight> flights = table.take(packed.rows(), null);
      sequence.judge(head);
      tables.put(head.shard(), table);
      return new Snapshot(head.shard(), head.epoch(), head.seq(), head.t(), head.views(), flights);
    }

    @Override
    public ClientMessage take(Delta head) throws InvalidMessageException {
      RowTable table = tables.get(head.shard());
      ClientSequence.Verdict verdict = sequence.judge(head);
      if (verdict != ClientSequence.Verdict.NEXT || table == null) {
        return head;
      }
      List<Flight> upserts = table.take(packed.rows(), head.view());
      List<String> removals = table.remove(packed.removals(), head.view());
      return new Delta(
          head.shard(),
          head.epoch(),
          head.seq(),
          head.t(),
          head.view(),
          head.prev(),
          upserts,
          removals);
    }

    @Override
    public ClientMessage take(Heartbeat heartbeat) {
      sequence.judge(heartbeat);
      return heartbeat;
    }

    @Override
    public ClientMessage take(ClientMessage.Problem problem) {
      return problem;
    }
  }
}
