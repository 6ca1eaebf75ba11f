package io.skysentinel.history.flight;

import io.skysentinel.history.block.BadBlockException;
import io.skysentinel.history.block.ColumnReader;
import io.skysentinel.history.block.ColumnWriter;
import io.skysentinel.history.flight.FlightPart.Sayings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes in which the parts of a flight are kept, so that what comes late can be added. */
final class FlightParts {
  private static final int VERSION = 1;
  private static final FlightPoint NOWHERE = new FlightPoint(0, 0, 0, 0);

  private FlightParts() {}

  static byte[] write(List<FlightPart> parts) {
    ColumnWriter out = new ColumnWriter(128);
    out.unsigned(VERSION);
    out.unsigned(parts.size());
    for (FlightPart part : parts) {
      write(out, part);
    }
    return out.toByteArray();
  }

  private static void write(ColumnWriter out, FlightPart part) {
    out.text(part.callsign());
    out.signed(part.firstMs());
    out.unsigned(part.lengthMs());
    out.unsigned(part.updates());
    out.signed(part.low());
    out.signed(part.high());
    out.unsigned(part.cells().length);
    int before = 0;
    for (int cell : part.cells()) {
      out.unsigned(cell - before);
      before = cell;
    }
    out.unsigned(part.squawks().size());
    part.squawks().forEach(out::text);
    FlightPoint last = part.last();
    out.unsigned(last == null ? 0 : 1);
    if (last != null) {
      FlightPath.write(out, last, NOWHERE);
    }
    Sayings sayings = part.sayings();
    write(out, sayings.registration(), part.firstMs());
    write(out, sayings.aircraftType(), part.firstMs());
    write(out, sayings.country(), part.firstMs());
    write(out, sayings.origin(), part.firstMs());
    write(out, sayings.destination(), part.firstMs());
  }

  private static void write(ColumnWriter out, @Nullable Saying saying, long since) {
    out.text(saying == null ? "" : saying.text());
    if (saying != null) {
      out.signed(saying.ms() - since);
    }
  }

  static List<FlightPart> read(byte[] bytes) throws BadBlockException {
    ColumnReader in = new ColumnReader(bytes, 0, bytes.length);
    if (in.unsigned() != VERSION) {
      throw new BadBlockException("it is a flight of a version that is not known here");
    }
    int count = in.count(8);
    List<FlightPart> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(part(in));
    }
    return parts;
  }

  private static FlightPart part(ColumnReader in) throws BadBlockException {
    String callsign = in.text();
    long first = in.signed();
    long last = first + in.unsigned();
    long updates = in.unsigned();
    int low = (int) in.signed();
    int high = (int) in.signed();
    int[] cells = new int[in.count(1)];
    int before = 0;
    for (int i = 0; i < cells.length; i++) {
      before += (int) in.unsigned();
      cells[i] = before;
    }
    List<String> squawks = new ArrayList<>();
    for (int left = in.count(1); left > 0; left--) {
      squawks.add(in.text());
    }
    FlightPoint place = in.unsigned() == 0 ? null : FlightPath.read(in, NOWHERE);
    Sayings sayings =
        new Sayings(
            saying(in, first),
            saying(in, first),
            saying(in, first),
            saying(in, first),
            saying(in, first));
    return new FlightPart(
        callsign, first, last, updates, low, high, cells, squawks, place, sayings);
  }

  private static @Nullable Saying saying(ColumnReader in, long since) throws BadBlockException {
    String text = in.text();
    return text.isEmpty() ? null : new Saying(since + in.signed(), text);
  }
}
