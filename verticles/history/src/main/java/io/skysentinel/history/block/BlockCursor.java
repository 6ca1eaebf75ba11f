package io.skysentinel.history.block;

/**
 * Steps through the rows of a block without making an object of any: what a row says is asked of
 * {@link #row}, which is the same object for all of them. For one thread.
 */
public final class BlockCursor {
  private final BlockBody body;
  private final Selection selection;
  private final NumbersReader profileColumn;
  private final NumbersReader[] columns = new NumbersReader[Column.COUNT];
  private final ColumnReader exact;
  private final Track track = new Track();
  private final BlockRow row = new BlockRow();
  private int aircraft = -1;
  private int rowsLeft;
  private int profile;

  BlockCursor(BlockBody body, Selection selection) {
    this.body = body;
    this.selection = selection;
    profileColumn = body.profileColumn().again();
    for (int column = 0; column < Column.COUNT; column++) {
      columns[column] = body.columns()[column].again();
    }
    exact = body.exact().again();
  }

  /** Steps to the next row that is selected; false when there is none. */
  public boolean next() throws BadBlockException {
    while (step()) {
      if (selection.takes(row)) {
        return true;
      }
    }
    return false;
  }

  /** The row that was stepped to. The next step changes it. */
  public BlockRow row() {
    return row;
  }

  private boolean step() throws BadBlockException {
    boolean first = rowsLeft == 0;
    if (first) {
      if (aircraft + 1 >= body.counts().length) {
        checkEnd();
        return false;
      }
      aircraft++;
      rowsLeft = body.counts()[aircraft];
    }
    rowsLeft--;
    Profile next = profile();
    SourceUnits units = body.units()[next.source()];
    if (first) {
      track.begin(units, body.baseUnix());
    } else {
      track.switchTo(units);
    }
    readNumbers(next.shape(), first);
    row.set(body, aircraft, next, track);
    return true;
  }

  private Profile profile() throws BadBlockException {
    long number = profile + profileColumn.signed();
    if (number < 0 || number >= body.profiles().length) {
      throw new BadBlockException("a row has a profile that there is not");
    }
    profile = (int) number;
    return body.profiles()[profile];
  }

  private void readNumbers(int shape, boolean first) throws BadBlockException {
    track.nextRow();
    for (int column = 0; column < Column.COUNT; column++) {
      if (column == Column.LAT) {
        track.aim(shape);
      }
      switch (Shape.form(shape, column)) {
        case Shape.STEPS -> {
          boolean isUnsigned = column == Column.CONTACT && !first;
          long residual = isUnsigned ? columns[column].unsigned() : columns[column].signed();
          track.learn(column, track.code(column, residual));
        }
        case Shape.VECTOR -> track.turnBy(column, columns[column].signed());
        case Shape.EXACT -> row.exact(column, exact.exact());
        default -> {
          // Nothing is known.
        }
      }
      if (column == Column.LON && Shape.isFix(shape)) {
        track.fix();
      }
    }
  }

  /** Something left means that rows were read otherwise than they were written. */
  private void checkEnd() throws BadBlockException {
    boolean more = profileColumn.hasMore() || exact.hasMore();
    for (NumbersReader column : columns) {
      more |= column.hasMore();
    }
    if (more) {
      throw new BadBlockException("something follows the last row");
    }
  }
}
