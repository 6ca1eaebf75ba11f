package io.skysentinel.client;

import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages to one client from their compact bytes, see {@link RowReader}. */
public final class CompactReader {
  private final RowReader rows = new RowReader();

  /** What it tells: of each tile apart; nothing when it is of a type that is not known here. */
  public List<ClientMessage> read(byte[] bytes) throws InvalidMessageException {
    List<ClientMessage> told = new ArrayList<>();
    for (PackedMessage packed : CompactMessage.read(bytes, rows.sequence)) {
      ClientMessage head = packed.head();
      if (head != null) {
        told.add(rows.whole(head, packed));
      }
    }
    return told;
  }

  /** Where it stands, see {@link ClientSequence#resume}; who resumes tells it so by asking. */
  public List<Stand> resume(@Nullable List<String> views) {
    return rows.sequence.resume(views);
  }
}
