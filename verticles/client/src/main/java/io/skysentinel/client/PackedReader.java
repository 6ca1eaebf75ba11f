package io.skysentinel.client;

import io.skysentinel.core.live.Stand;
import io.skysentinel.core.wire.InvalidMessageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages to one client from their MessagePack, see {@link RowReader}. */
public final class PackedReader {
  private final RowReader rows = new RowReader();

  /** The message; {@code null} when it is of a type that is not known here. */
  public @Nullable ClientMessage read(byte[] bytes) throws InvalidMessageException {
    PackedMessage packed = PackedMessage.read(bytes);
    ClientMessage head = packed.head();
    return head == null ? null : rows.whole(head, packed);
  }

  /** The message without its flights and removals, for who only counts. */
  public static @Nullable ClientMessage readHead(byte[] bytes) throws InvalidMessageException {
    return PackedMessage.read(bytes).head();
  }

  /** Where it stands, see {@link ClientSequence#resume}; who resumes tells it so by asking. */
  public List<Stand> resume(@Nullable List<String> views) {
    return rows.sequence.resume(views);
  }
}
