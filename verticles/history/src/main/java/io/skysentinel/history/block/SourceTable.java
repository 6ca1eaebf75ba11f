package io.skysentinel.history.block;

import io.skysentinel.core.contract.BoundingBox;
import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sources of a block, numbered as they come, with the units of each. */
final class SourceTable {
  private final Map<Source, Integer> numbers = new LinkedHashMap<>();
  private final List<SourceUnits> units = new ArrayList<>();
  private Source last;
  private int lastNumber;

  /** The sources of these updates, of which there is one at least. */
  SourceTable(Told[] updates) {
    List<List<FlightState>> states = new ArrayList<>();
    last = updates[0].source();
    for (Told update : updates) {
      int number = number(update.source());
      if (number == states.size()) {
        states.add(new ArrayList<>());
      }
      states.get(number).add(update.state());
    }
    states.forEach(ofSource -> units.add(UnitChoice.of(ofSource)));
  }

  int number(Source source) {
    // Updates of one source come in long runs.
    if (numbers.isEmpty() || !source.equals(last)) {
      lastNumber = numbers.computeIfAbsent(source, anew -> numbers.size());
      last = source;
    }
    return lastNumber;
  }

  SourceUnits units(int number) {
    return units.get(number);
  }

  void writeTo(ColumnWriter out) {
    out.unsigned(units.size());
    int number = 0;
    for (Source source : numbers.keySet()) {
      write(out, source);
      units.get(number++).writeTo(out);
    }
  }

  private static void write(ColumnWriter out, Source source) {
    out.text(source.feed());
    out.text(source.provider());
    out.unsigned(numberOf(source.mode()));
    out.exact(source.pollIntervalS());
    BoundingBox box = source.bbox();
    out.unsigned(box == null ? 0 : 1);
    if (box != null) {
      out.exact(box.latMin());
      out.exact(box.latMax());
      out.exact(box.lonMin());
      out.exact(box.lonMax());
    }
  }

  static Source read(ColumnReader in) throws BadBlockException {
    String feed = in.text();
    String provider = in.text();
    Source.Mode mode = mode(in.unsigned());
    double pollIntervalS = in.exact();
    BoundingBox box =
        in.unsigned() == 0 ? null : new BoundingBox(in.exact(), in.exact(), in.exact(), in.exact());
    return new Source(feed, provider, mode, box, pollIntervalS);
  }

  private static int numberOf(Source.Mode mode) {
    return switch (mode) {
      case LIVE -> 0;
      case REPLAY -> 1;
      case SIMULATED -> 2;
    };
  }

  private static Source.Mode mode(long number) throws BadBlockException {
    for (Source.Mode mode : Source.Mode.values()) {
      if (numberOf(mode) == number) {
        return mode;
      }
    }
    throw new BadBlockException("it has the mode " + number + ", which is not known here");
  }
}
