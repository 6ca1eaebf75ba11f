package io.skysentinel.core.envelope;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.json.JsonBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads many envelopes for what they tell of aircraft. All that a feed writes begins alike, up to
 * the time when it was made: what was understood of such a beginning once is not parsed again,
 * which is a third of a cache's time. What begins otherwise is decoded as a whole.
 *
 * <p>Not for several threads at once.
 */
public final class EnvelopeReader {
  /** More feeds than that at the same time are read at the usual speed. */
  private static final int BEGINNINGS = 8;

  private static final byte[] PRODUCED_AT = JsonBytes.ascii("'produced_at':'");
  private static final byte[] PAYLOAD = JsonBytes.ascii("'payload':");

  /** {@code 2026-01-02T03:04:05.678Z}: the one part that differs from batch to batch. */
  private static final int TIME_LENGTH = 24;

  private final @Nullable Beginning[] known = new Beginning[BEGINNINGS];
  private int last;
  private int next;

  /** What an envelope tells, and who tells it. */
  public record Told(Source source, FlightState state) {}

  /** As {@link EnvelopeDecoder#decode}, less the time when it was made. */
  public Told read(byte[] bytes) throws InvalidEnvelopeException {
    Beginning beginning = find(bytes);
    if (beginning == null) {
      return decode(bytes);
    }
    try {
      return new Told(beginning.source(), EnvelopeDecoder.payload(bytes, beginning.length()));
    } catch (InvalidEnvelopeException e) {
      // Something may follow the payload. The decoder knows, or says better what is wrong.
      return decode(bytes);
    }
  }

  private Told decode(byte[] bytes) throws InvalidEnvelopeException {
    Envelope envelope = EnvelopeDecoder.decode(bytes);
    learn(bytes, envelope);
    return new Told(envelope.source(), envelope.payload());
  }

  private @Nullable Beginning find(byte[] bytes) {
    for (int i = 0; i < BEGINNINGS; i++) {
      int at = (last + i) % BEGINNINGS;
      Beginning beginning = known[at];
      if (beginning != null && beginning.isOf(bytes)) {
        last = at;
        return beginning;
      }
    }
    return null;
  }

  private void learn(byte[] bytes, Envelope envelope) {
    Beginning beginning = Beginning.of(bytes, envelope);
    if (beginning != null) {
      known[next] = beginning;
      last = next;
      next = (next + 1) % BEGINNINGS;
    }
  }

  /** The bytes of an envelope before its payload, which is the last thing in it. */
  private static final class Beginning {
    private final byte[] bytes;
    private final int time;
    private final Source source;

    private Beginning(byte[] bytes, int time, Source source) {
      this.bytes = bytes;
      this.time = time;
      this.source = source;
    }

    /**
     * That of an envelope which was understood; {@code null} when it is not built as we build it.
     */
    static @Nullable Beginning of(byte[] bytes, Envelope envelope) {
      int payload = behind(PAYLOAD, bytes);
      int time = behind(PRODUCED_AT, bytes);
      if (payload < 0 || time < 0 || time + TIME_LENGTH >= payload || !isTime(bytes, time)) {
        return null;
      }
      try {
        // An unknown field before it may have a "payload" of its own.
        return EnvelopeDecoder.payload(bytes, payload).equals(envelope.payload())
            ? new Beginning(Arrays.copyOf(bytes, payload), time, envelope.source())
            : null;
      } catch (InvalidEnvelopeException e) {
        return null;
      }
    }

    Source source() {
      return source;
    }

    int length() {
      return bytes.length;
    }

    /** Whether those bytes begin like this, but for the time. */
    boolean isOf(byte[] other) {
      int behindTime = time + TIME_LENGTH;
      return other.length > bytes.length
          && Arrays.equals(other, behindTime, bytes.length, bytes, behindTime, bytes.length)
          && Arrays.equals(other, 0, time, bytes, 0, time)
          && isTime(other, time);
    }

    /** A quotation mark inside would be the end of the text, and all else another document. */
    private static boolean isTime(byte[] bytes, int from) {
      for (int i = from; i < from + TIME_LENGTH; i++) {
        boolean part = (bytes[i] >= '0' && bytes[i] <= '9') || "-:.TZ".indexOf(bytes[i]) >= 0;
        if (!part) {
          return false;
        }
      }
      return bytes[from + TIME_LENGTH] == '"';
    }

    private static int behind(byte[] word, byte[] bytes) {
      for (int i = 0; i + word.length <= bytes.length; i++) {
        if (Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
          return i + word.length;
        }
      }
      return -1;
    }
  }
}
