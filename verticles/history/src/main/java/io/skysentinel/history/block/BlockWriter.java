package io.skysentinel.history.block;

import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Writes updates as blocks. */
public final class BlockWriter {
  /** The order of rows. Those of one aircraft and moment stay in the order in which they came. */
  static final Comparator<Told> ORDER =
      Comparator.comparing((Told update) -> update.state().icao24())
          .thenComparingDouble(update -> update.state().lastContactUnix());

  private static final int USUAL_BYTES = 16;

  private BlockWriter() {}

  /**
   * The updates as one block, whatever their order.
   *
   * @param baseUnix the time that the block begins with, in whole seconds; what lies before it is
   *     its key frame
   * @throws IllegalArgumentException when there is no update, or more than a block holds, or one
   *     that was never heard: what is read from the log always was
   */
  public static byte[] write(long baseUnix, List<Told> updates) {
    if (updates.isEmpty() || updates.size() > BlockHeader.MOST_ROWS) {
      throw new IllegalArgumentException("a block of " + updates.size() + " updates");
    }
    Told[] rows = updates.toArray(Told[]::new);
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (Told row : rows) {
      double contact = row.state().lastContactUnix();
      if (!Double.isFinite(contact)) {
        throw new IllegalArgumentException(row.state().icao24() + " was heard at no time");
      }
      first = Math.min(first, contact);
      last = Math.max(last, contact);
    }
    Arrays.sort(rows, ORDER);
    ColumnWriter out = new ColumnWriter(rows.length * USUAL_BYTES);
    int[] cuts = write(baseUnix, rows, out);
    byte[] body = out.toByteArray();
    return new BlockHeader(rows.length, first, last, body.length).with(Packing.pack(body, cuts));
  }

  /** Writes the body, and says where its columns end. */
  private static int[] write(long baseUnix, Told[] rows, ColumnWriter body) {
    SourceTable sources = new SourceTable(rows);
    RowWriter writer = new RowWriter(baseUnix, sources);
    List<String> aircraft = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < rows.length; i++) {
      String icao24 = rows[i].state().icao24();
      writer.write(rows[i], i == from);
      if (i + 1 == rows.length || !icao24.equals(rows[i + 1].state().icao24())) {
        aircraft.add(icao24);
        counts.add(i + 1 - from);
        from = i + 1;
      }
    }
    TextTable texts = new TextTable();
    ColumnWriter profiles = new ColumnWriter(rows.length);
    writer.profiles().writeTo(profiles, texts);
    ColumnWriter addresses = addresses(aircraft, counts, texts);
    body.signed(baseUnix);
    sources.writeTo(body);
    texts.writeTo(body);
    body.append(profiles);
    body.append(addresses);
    return writer.writeTo(body);
  }

  private static ColumnWriter addresses(
      List<String> aircraft, List<Integer> counts, TextTable texts) {
    ColumnWriter out = new ColumnWriter(aircraft.size() * 4);
    out.unsigned(aircraft.size());
    long before = 0;
    for (String icao24 : aircraft) {
      long code = AddressCodes.codeOf(icao24, texts);
      out.signed(code - before);
      before = code;
    }
    counts.forEach(out::unsigned);
    return out;
  }
}
