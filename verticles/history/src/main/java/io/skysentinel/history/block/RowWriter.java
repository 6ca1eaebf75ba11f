package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.envelope.EnvelopeReader.Told;
import java.util.ArrayList;
import java.util.List;

/** Writes the rows of a block, aircraft by aircraft, into its columns. */
final class RowWriter {
  private static final int USUAL_ROWS = 512;

  private final long baseUnix;
  private final SourceTable sources;
  private final ProfileTable profiles = new ProfileTable();
  private final Track track = new Track();
  private final NumbersWriter profileColumn = new NumbersWriter(USUAL_ROWS);
  private final NumbersWriter[] columns = new NumbersWriter[Column.COUNT];
  private final ColumnWriter exact = new ColumnWriter(0);

  /** The steps of the row in hand. */
  private final long[] codes = new long[Column.COUNT];

  private int profile;

  RowWriter(long baseUnix, SourceTable sources) {
    this.baseUnix = baseUnix;
    this.sources = sources;
    for (int column = 0; column < Column.COUNT; column++) {
      columns[column] = new NumbersWriter(USUAL_ROWS);
    }
  }

  /** The first row of an aircraft, or one more of it. */
  void write(Told update, boolean first) {
    int source = sources.number(update.source());
    SourceUnits units = sources.units(source);
    FlightState state = update.state();
    if (first) {
      track.begin(units, baseUnix);
    } else {
      track.switchTo(units);
    }
    int shape = encode(units, state);
    int number = profiles.number(source, shape, state);
    profileColumn.signed(number - profile);
    profile = number;
    track.nextRow();
    for (int column = 0; column < Column.COUNT; column++) {
      if (column == Column.LAT) {
        track.aim(shape);
      }
      write(Shape.form(shape, column), column, state, first);
      if (column == Column.LON && Shape.isFix(shape)) {
        track.fix();
      }
    }
  }

  /** The steps of each number, as far as it has any; says in which form each is to be written. */
  private int encode(SourceUnits units, FlightState state) {
    int shape = 0;
    for (int column = 0; column < Column.COUNT; column++) {
      if (column != Column.VELOCITY && column != Column.HEADING) {
        shape = encode(units, state, column, shape);
      }
    }
    long vector = units.vector().codeOf(state.velocityMps(), state.headingDeg());
    if (vector == VectorForm.NO_CODE) {
      shape = encode(units, state, Column.VELOCITY, shape);
      return encode(units, state, Column.HEADING, shape);
    }
    codes[Column.VELOCITY] = VectorForm.east(vector);
    codes[Column.HEADING] = VectorForm.north(vector);
    shape = Shape.with(shape, Column.VELOCITY, Shape.VECTOR);
    return Shape.with(shape, Column.HEADING, Shape.VECTOR);
  }

  private int encode(SourceUnits units, FlightState state, int column, int shape) {
    double value = Column.of(state, column);
    if (Double.isNaN(value)) {
      return Shape.with(shape, column, Shape.UNKNOWN);
    }
    long code = units.of(column).codeOf(value);
    boolean steps = code != Unit.NONE;
    if (column == Column.HEADING && steps) {
      // What is beyond the circle would come back within it.
      steps = code >= 0 && code < units.of(column).circle();
    }
    codes[column] = code;
    return Shape.with(shape, column, steps ? Shape.STEPS : Shape.EXACT);
  }

  private void write(int form, int column, FlightState state, boolean first) {
    long code = codes[column];
    switch (form) {
      case Shape.STEPS -> {
        long residual = track.residual(column, code);
        if (column == Column.CONTACT && !first) {
          // Rows are in the order of their contacts. Only behind an exact one it may be less than
          // 0,
          // and then takes ten bytes.
          columns[column].unsigned(residual);
        } else {
          columns[column].signed(residual);
        }
        track.learn(column, code);
      }
      case Shape.VECTOR -> columns[column].signed(track.turn(column, code));
      case Shape.EXACT -> exact.exact(Column.of(state, column));
      default -> {
        // Nothing is known, and nothing is written.
      }
    }
  }

  /** Appends all columns; says where each stream of them ends. */
  int[] writeTo(ColumnWriter out) {
    List<ColumnWriter> streams = new ArrayList<>();
    streams.add(profileColumn.first());
    streams.add(profileColumn.rest());
    for (NumbersWriter column : columns) {
      streams.add(column.first());
      streams.add(column.rest());
    }
    streams.forEach(stream -> out.unsigned(stream.length()));
    int[] ends = new int[streams.size() + 1];
    ends[0] = out.length();
    for (int i = 0; i < streams.size(); i++) {
      out.append(streams.get(i));
      ends[i + 1] = out.length();
    }
    out.append(exact);
    return ends;
  }

  ProfileTable profiles() {
    return profiles;
  }
}
