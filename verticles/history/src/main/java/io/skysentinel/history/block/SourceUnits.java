package io.skysentinel.history.block;

/** The units of what one source tells, by column; both times have the same. */
final class SourceUnits {
  /** What is written: the time of the position is in the unit of the contact. */
  private static final int[] WRITTEN = {
    Column.CONTACT,
    Column.LAT,
    Column.LON,
    Column.ALTITUDE,
    Column.GEO_ALTITUDE,
    Column.VELOCITY,
    Column.HEADING,
    Column.VERTICAL_RATE
  };

  private final Unit[] units;
  private final VectorForm vector;

  /** Takes the array; that of the position's time is set here. */
  SourceUnits(Unit[] units, VectorForm vector) {
    this.units = units;
    this.vector = vector;
    units[Column.POSITION_TIME] = units[Column.CONTACT];
  }

  Unit of(int column) {
    return units[column];
  }

  VectorForm vector() {
    return vector;
  }

  void writeTo(ColumnWriter out) {
    for (int column : WRITTEN) {
      out.unsigned(units[column].number);
    }
    out.unsigned(vector.number);
  }

  static SourceUnits read(ColumnReader in) throws BadBlockException {
    Unit[] units = new Unit[Column.COUNT];
    for (int column : WRITTEN) {
      units[column] = Unit.numbered(in.unsigned());
    }
    return new SourceUnits(units, VectorForm.numbered(in.unsigned()));
  }
}
