package io.skysentinel.core.envelope;

import io.skysentinel.core.contract.Envelope;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.json.JsonBytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of an envelope before its payload, which is the last thing in it. */
final class EnvelopeBeginning {
  private static final byte[] PRODUCED_AT = JsonBytes.ascii("'produced_at':'");
  private static final byte[] PAYLOAD = JsonBytes.ascii("'payload':");

  /** {@code 2026-01-02T03:04:05.678Z}: the one part that differs from batch to batch. */
  private static final int TIME_LENGTH = 24;

  private final byte[] bytes;
  private final int time;
  private final Source source;

  private EnvelopeBeginning(byte[] bytes, int time, Source source) {
    this.bytes = bytes;
    this.time = time;
    this.source = source;
  }

  /** That of an envelope which was understood; {@code null} when it is not built as we build it. */
  static @Nullable EnvelopeBeginning of(byte[] bytes, Envelope envelope) {
    int payload = behind(PAYLOAD, bytes);
    int time = behind(PRODUCED_AT, bytes);
    if (payload < 0 || time < 0 || time + TIME_LENGTH >= payload || !isTime(bytes, time)) {
      return null;
    }
    try {
      // An unknown field before it may have a "payload" of its own.
      return EnvelopeDecoder.payload(bytes, payload).equals(envelope.payload())
          ? new EnvelopeBeginning(Arrays.copyOf(bytes, payload), time, envelope.source())
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
