package io.skysentinel.core.envelope;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
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

  private final @Nullable EnvelopeBeginning[] known = new EnvelopeBeginning[BEGINNINGS];
  private int last;
  private int next;

  /** What an envelope tells, and who tells it. */
  public record Told(Source source, FlightState state) {}

  /** As {@link EnvelopeDecoder#decode}, less the time when it was made. */
  public Told read(byte[] bytes) throws InvalidEnvelopeException {
    EnvelopeBeginning beginning = find(bytes);
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

  private @Nullable EnvelopeBeginning find(byte[] bytes) {
    for (int i = 0; i < BEGINNINGS; i++) {
      int at = (last + i) % BEGINNINGS;
      EnvelopeBeginning beginning = known[at];
      if (beginning != null && beginning.isOf(bytes)) {
        last = at;
        return beginning;
      }
    }
    return null;
  }

  private void learn(byte[] bytes, Envelope envelope) {
    EnvelopeBeginning beginning = EnvelopeBeginning.of(bytes, envelope);
    if (beginning != null) {
      known[next] = beginning;
      last = next;
      next = (next + 1) % BEGINNINGS;
    }
  }
}
