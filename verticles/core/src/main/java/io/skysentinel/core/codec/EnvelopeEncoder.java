package io.skysentinel.core.codec;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;

public final class EnvelopeEncoder {
  public record Pair(byte[] state, byte[] update) {}

  public static EnvelopeEncoder forBatch(Source source, long at) {
    return new EnvelopeEncoder();
  }

  public Pair encodeBoth(FlightState state) {
    return new Pair(new byte[0], new byte[0]);
  }
}
