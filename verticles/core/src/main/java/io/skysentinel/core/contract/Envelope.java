package io.skysentinel.core.contract;

/**
 * One state on the wire and in the log, version 1.
 *
 * @param producedAtMs when the envelope was made, in Unix milliseconds
 */
public record Envelope(EnvelopeType type, long producedAtMs, Source source, FlightState payload) {

  /** A field is never removed or given another meaning within a version. */
  public static final int SCHEMA_VERSION = 1;
}
