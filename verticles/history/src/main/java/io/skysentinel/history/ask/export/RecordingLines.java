package io.skysentinel.history.ask.export;

import io.skysentinel.core.contract.EnvelopeType;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeEncoder;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import io.skysentinel.core.json.JsonBytes;
import java.util.HashMap;
import java.util.Map;

/** A recording: the envelope of each update in a line, as the log had it. */
final class RecordingLines implements UpdateWriter {
  /** More than a node has feeds; whoever tells of more is only slower. */
  private static final int MOST_SOURCES = 64;

  private final long producedAtMs;
  private final Map<Source, EnvelopeEncoder> encoders = new HashMap<>();

  /**
   * @param producedAtMs when the envelopes are made: when they were before is not kept
   */
  RecordingLines(long producedAtMs) {
    this.producedAtMs = producedAtMs;
  }

  @Override
  public void write(Told told, JsonBytes out) {
    if (encoders.size() > MOST_SOURCES) {
      encoders.clear();
    }
    EnvelopeEncoder encoder =
        encoders.computeIfAbsent(
            told.source(), source -> EnvelopeEncoder.forBatch(source, producedAtMs));
    out.raw(encoder.encode(EnvelopeType.UPDATE, told.state())).raw('\n');
  }
}
