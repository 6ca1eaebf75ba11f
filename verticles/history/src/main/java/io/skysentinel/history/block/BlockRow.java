package io.skysentinel.history.block;

import io.skysentinel.core.contract.FlightState;
import io.skysentinel.core.contract.Source;
import org.jspecify.annotations.Nullable;

/** One row of a block, which a cursor stands on or somebody has copied. */
public final class BlockRow {
  private final long[] codes = new long[Column.COUNT];
  private final double[] exact = new double[Column.COUNT];
  private @Nullable BlockBody body;
  private @Nullable Profile profile;
  private int aircraft = -1;
  private long east;
  private long north;

  BlockRow() {}

  void exact(int column, double value) {
    exact[column] = value;
  }

  void set(BlockBody body, int aircraft, Profile profile, Track track) {
    this.body = body;
    this.aircraft = aircraft;
    this.profile = profile;
    System.arraycopy(track.codes, 0, codes, 0, Column.COUNT);
    east = track.east();
    north = track.north();
  }

  void copyFrom(BlockRow other) {
    System.arraycopy(other.codes, 0, codes, 0, Column.COUNT);
    System.arraycopy(other.exact, 0, exact, 0, Column.COUNT);
    body = other.body;
    profile = other.profile;
    aircraft = other.aircraft;
    east = other.east;
    north = other.north;
  }

  /** A row with the same content, which stays as it is. */
  public BlockRow copy() {
    BlockRow copy = new BlockRow();
    copy.copyFrom(this);
    return copy;
  }

  /** The place of its aircraft in {@link BlockReader#aircraft}. */
  public int aircraft() {
    return aircraft;
  }

  public String icao24() {
    return body().addresses()[aircraft];
  }

  public Source source() {
    return body().sources()[profile().source()];
  }

  public double lastContactUnix() {
    return number(Column.CONTACT);
  }

  /** Whether it belongs to the key frame: it was heard before the block begins. */
  public boolean isKeyFrame() {
    return lastContactUnix() < body().baseUnix();
  }

  /** NaN where the position is not known, as in {@link FlightState}; so are all numbers here. */
  public double lat() {
    return number(Column.LAT);
  }

  public double lon() {
    return number(Column.LON);
  }

  /** All that the update says. */
  public FlightState state() {
    Profile seldom = profile();
    return new FlightState(
        icao24(),
        seldom.callsign(),
        lat(),
        lon(),
        number(Column.ALTITUDE),
        number(Column.GEO_ALTITUDE),
        number(Column.VELOCITY),
        number(Column.HEADING),
        number(Column.VERTICAL_RATE),
        seldom.onGround(),
        seldom.squawk(),
        seldom.spi(),
        number(Column.POSITION_TIME),
        lastContactUnix(),
        seldom.originCountry(),
        seldom.category(),
        seldom.positionSource(),
        seldom.registration(),
        seldom.aircraftType(),
        seldom.origin(),
        seldom.destination(),
        seldom.nic(),
        seldom.nacP(),
        seldom.emergency());
  }

  private double number(int column) {
    SourceUnits units = body().units()[profile().source()];
    return switch (Shape.form(profile().shape(), column)) {
      case Shape.STEPS -> units.of(column).valueOf(codes[column]);
      case Shape.EXACT -> exact[column];
      case Shape.VECTOR ->
          column == Column.VELOCITY
              ? units.vector().velocity(east, north)
              : units.vector().heading(east, north);
      default -> Double.NaN;
    };
  }

  private BlockBody body() {
    if (body == null) {
      throw new IllegalStateException("no row was stepped to");
    }
    return body;
  }

  private Profile profile() {
    if (profile == null) {
      throw new IllegalStateException("no row was stepped to");
    }
    return profile;
  }
}
