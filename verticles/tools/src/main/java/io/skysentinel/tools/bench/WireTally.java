package io.skysentinel.tools.bench;

import io.skysentinel.core.contract.Flight;
import io.skysentinel.core.contract.Frame;
import io.skysentinel.core.contract.Slices;
import io.skysentinel.core.wire.Messages;
import io.skysentinel.core.wire.WireEncoding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Map;

/** What frames cost, added up: bytes on the wire, and processor time to encode them. */
final class WireTally {
  /** What the project promises of MessagePack. */
  private static final double BAR_BYTES = 16;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final WireEncoding encoding;
  private long rows;
  private long packedBytes;
  private long compactBytes;
  private long packedRowBytes;
  private long jsonBytes;
  private long packNanos;
  private long jsonNanos;
  private long messageNanos;

  WireTally(WireEncoding encoding) {
    this.encoding = encoding;
  }

  /** Counts the frame's messages, and encodes its rows once more on their own for the clock. */
  void add(Frame frame, Map<String, Flight> before) {
    rows += frame.upserts().size();
    packedRowBytes += frame.packed().bytes().length;
    long start = THREADS.getCurrentThreadCpuTime();
    byte[] packed = Messages.PACKED.delta(frame);
    byte[] json = Messages.JSON.delta(frame);
    long spliced = THREADS.getCurrentThreadCpuTime();
    Slices.Builder packedRows = new Slices.Builder(frame.upserts().size(), 32);
    for (Frame.Upsert upsert : frame.upserts()) {
      Flight flight = upsert.flight();
      encoding.packed(upsert.id(), before.get(flight.icao24()), flight, packedRows);
      packedRows.cut();
    }
    long packedAt = THREADS.getCurrentThreadCpuTime();
    Slices.Builder jsonRows = new Slices.Builder(frame.upserts().size(), 640);
    for (Frame.Upsert upsert : frame.upserts()) {
      encoding.json(upsert.flight(), jsonRows);
      jsonRows.cut();
    }
    long end = THREADS.getCurrentThreadCpuTime();
    if (!packedRows.build().equals(frame.packed()) || !jsonRows.build().equals(frame.json())) {
      throw new IllegalStateException("the frame has other rows than were encoded here");
    }
    packedBytes += packed.length + webSocketHeader(packed.length);
    int compact = Messages.COMPACT.delta(frame).length;
    compactBytes += compact + webSocketHeader(compact);
    jsonBytes += json.length + webSocketHeader(json.length);
    messageNanos += spliced - start;
    packNanos += packedAt - spliced;
    jsonNanos += end - packedAt;
    frame.upserts().forEach(upsert -> before.put(upsert.flight().icao24(), upsert.flight()));
  }

  /** Bytes of a changed aircraft in MessagePack, with all that is around it. */
  double packedBytesEach() {
    return (double) packedBytes / rows;
  }

  boolean isKept() {
    return packedBytesEach() <= BAR_BYTES;
  }

  String text(String name) {
    return String.format(
        Locale.ROOT,
        "%s, %,d changes: MessagePack %.2f bytes each, compact %.2f (rows alone %.2f), JSON %.1f;"
            + " CPU ns each: pack %d, JSON %d, both messages %d; bar %.0f bytes: %s",
        name,
        rows,
        packedBytesEach(),
        (double) compactBytes / rows,
        (double) packedRowBytes / rows,
        (double) jsonBytes / rows,
        packNanos / rows,
        jsonNanos / rows,
        messageNanos / rows,
        BAR_BYTES,
        isKept() ? "kept" : "MISSED");
  }

  /** A server does not mask, so only the length takes room. */
  static int webSocketHeader(int length) {
    return length < 126 ? 2 : length < 1 << 16 ? 4 : 10;
  }
}
