package io.skysentinel.history.read;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.detect.AnomalyKind;
import io.skysentinel.core.detect.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Which anomalies of the past are wanted, the newest first.
 *
 * @param from that began then or later, in Unix seconds
 * @param to that began before
 * @param kind {@code null} for any
 * @param severity no less than that
 * @param icao24 of one aircraft; {@code null} for all
 * @param box where they were said to be; {@code null} for anywhere, known or not
 * @param since of which something was said since then, in Unix seconds
 * @param openOnly whether those that have ended are left out
 * @param after only what follows this one; {@code null} for the first ones
 */
public record AnomalySearch(
    double from,
    double to,
    @Nullable AnomalyKind kind,
    Severity severity,
    @Nullable String icao24,
    @Nullable BoundingBox box,
    double since,
    boolean openOnly,
    @Nullable Place after,
    int limit) {

  /**
   * Where one stands in the order.
   *
   * @param startUs when it began, in Unix microseconds
   */
  public record Place(long startUs, String id) {}
}
