package io.skysentinel.history.block;

import io.skysentinel.core.contract.Source;

/** The parts of an unpacked block: what its rows refer to, and its columns, not yet read. */
record BlockBody(
    long baseUnix,
    Source[] sources,
    SourceUnits[] units,
    Profile[] profiles,
    String[] addresses,
    int[] counts,
    NumbersReader profileColumn,
    NumbersReader[] columns,
    ColumnReader exact) {

  /** Texts of the source, its number, 8 units and more: no source takes fewer bytes. */
  private static final int SOURCE_BYTES = 20;

  static BlockBody read(byte[] bytes, int rows) throws BadBlockException {
    ColumnReader in = new ColumnReader(bytes, 0, bytes.length);
    long baseUnix = in.signed();
    Source[] sources = new Source[in.count(SOURCE_BYTES)];
    SourceUnits[] units = new SourceUnits[sources.length];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = SourceTable.read(in);
      units[i] = SourceUnits.read(in);
    }
    String[] texts = TextTable.read(in);
    Profile[] profiles = ProfileTable.read(in, rows, sources.length, texts);
    String[] addresses = addresses(in, rows, texts);
    int[] counts = counts(in, addresses.length, rows);
    int[] lengths = new int[2 + 2 * Column.COUNT];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = in.count(1);
    }
    NumbersReader profileColumn = new NumbersReader(in.part(lengths[0]), in.part(lengths[1]));
    NumbersReader[] columns = new NumbersReader[Column.COUNT];
    for (int column = 0; column < Column.COUNT; column++) {
      int at = 2 + 2 * column;
      columns[column] = new NumbersReader(in.part(lengths[at]), in.part(lengths[at + 1]));
    }
    return new BlockBody(
        baseUnix, sources, units, profiles, addresses, counts, profileColumn, columns, in.rest());
  }

  private static String[] addresses(ColumnReader in, int rows, String[] texts)
      throws BadBlockException {
    int count = in.count(2);
    if (count > rows) {
      throw new BadBlockException("it has more aircraft than rows");
    }
    String[] addresses = new String[count];
    long code = 0;
    for (int i = 0; i < count; i++) {
      code += in.signed();
      addresses[i] = AddressCodes.addressOf(code, texts);
    }
    return addresses;
  }

  private static int[] counts(ColumnReader in, int aircraft, int rows) throws BadBlockException {
    int[] counts = new int[aircraft];
    long left = rows;
    for (int i = 0; i < aircraft; i++) {
      long count = in.unsigned();
      if (count < 1 || count > left) {
        throw new BadBlockException("its aircraft have other rows than its header says");
      }
      counts[i] = (int) count;
      left -= count;
    }
    if (left != 0) {
      throw new BadBlockException("its aircraft have other rows than its header says");
    }
    return counts;
  }
}
